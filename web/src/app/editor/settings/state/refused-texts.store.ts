import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { DocumentStore } from '../../document/document.store';

/** Text that is no value of its field; it is kept as long as the field's value is `value`. */
export interface RefusedText {
  text: string;
  fault: string;
  value: unknown;
}

type Texts = ReadonlyMap<string, RefusedText>;

/** The texts of a workflow that are no values of their fields, by node and pointer. This browser keeps them. */
@Injectable()
export class RefusedTextsStore {
  private readonly document = inject(DocumentStore);
  private readonly name = computed(() => `hartomat.texts.${this.document.head()?.key ?? ''}`);
  private readonly all = linkedSignal<Texts>(() => kept(this.name()));

  of(key: string): RefusedText | null {
    return this.all().get(key) ?? null;
  }

  set(key: string, text: RefusedText): void {
    this.keep(new Map(this.all()).set(key, text));
  }

  forget(key: string): void {
    if (this.all().has(key)) this.keep(new Map([...this.all()].filter(([other]) => other !== key)));
  }

  /** Forgets the texts of what is inside. */
  forgetInside(key: string): void {
    this.keep(new Map([...this.all()].filter(([other]) => !other.startsWith(`${key}/`))));
  }

  private keep(all: Texts): void {
    this.all.set(all);
    try {
      if (all.size === 0) localStorage.removeItem(this.name());
      else localStorage.setItem(this.name(), JSON.stringify([...all]));
    } catch {
      // Storage that is full or closed keeps nothing; the field does.
    }
  }
}

function kept(name: string): Texts {
  try {
    const read = JSON.parse(localStorage.getItem(name) ?? '[]') as [string, RefusedText][];
    return new Map(read.filter(([, { text, fault }]) => typeof text === 'string' && typeof fault === 'string'));
  } catch {
    return new Map();
  }
}
