import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { keyFault } from '../../workflows/workflow-key';
import { ProductUpload, type StartedUpload } from './product-upload.api';
import { fileFault, proposedProduct } from './proposed-product';

const AT_ONCE = 2;

/** A file on its way to become a product. `waiting`: its turn comes; `checking`: it is sent, and the server reads it. */
export interface UploadItem {
  id: number;
  file: File;
  key: string;
  name: string;
  state: 'new' | 'waiting' | 'sending' | 'checking' | 'done' | 'failed';
  /** The part that is sent, 0 to 1. */
  sent: number;
  replace: boolean;
  problem: ApiProblem | null;
  product: Schema<'ProductReply'> | null;
}

/** The files that somebody chose to upload, two of which are sent at once. They stay while other pages are open. */
@Injectable({ providedIn: 'root' })
export class UploadsStore {
  private readonly api = inject(ProductUpload);
  private readonly all = signal<readonly UploadItem[]>([]);
  private readonly started = new Map<number, StartedUpload>();
  private lastId = 0;

  readonly items = this.all.asReadonly();
  /** Those that can be sent now. */
  readonly sendable = computed(() => this.all().filter((item) => item.state === 'new' && faultOf(item) === null));
  /** The products that were made, the newest last. */
  readonly made = computed(() => this.all().flatMap(({ product }) => product ?? []));

  /** Proposes a key and a name for each file. */
  add(files: readonly File[]): void {
    for (const file of files) {
      const taken = new Set(this.all().map(({ key }) => key));
      const product = proposedProduct(file.name, taken);
      const rest = { state: 'new', sent: 0, replace: false, problem: null, product: null } as const;
      this.all.update((items) => [...items, { id: ++this.lastId, file, ...product, ...rest }]);
    }
  }

  rename(id: number, change: { key?: string; name?: string }): void {
    // What was refused for its key may be sent by another one.
    this.change(id, { ...change, state: 'new', problem: null, replace: false });
  }

  sendAll(): void {
    for (const { id } of this.sendable()) this.change(id, { state: 'waiting' });
    this.sendNext();
  }

  /** Sends one, again where it failed; with `replace` in place of the file that its product has. */
  send(id: number, { replace = false } = {}): void {
    this.change(id, { state: 'waiting', replace, problem: null, sent: 0 });
    this.sendNext();
  }

  /** Breaks off what is being sent, and forgets the file. */
  remove(id: number): void {
    this.started.get(id)?.cancel();
    this.started.delete(id);
    this.all.update((items) => items.filter((item) => item.id !== id));
    this.sendNext();
  }

  clearDone(): void {
    this.all.update((items) => items.filter(({ state }) => state !== 'done'));
  }

  private sendNext(): void {
    while (this.started.size < AT_ONCE) {
      const next = this.all().find(({ state }) => state === 'waiting');
      if (!next) return;
      void this.run(next);
    }
  }

  private async run(item: UploadItem): Promise<void> {
    const { id } = item;
    this.change(id, { state: 'sending' });
    const upload = this.api.start(item, (sent) => this.change(id, { sent, state: sent < 1 ? 'sending' : 'checking' }));
    this.started.set(id, upload);
    try {
      this.change(id, { product: await upload.done, state: 'done', sent: 1 });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.change(id, { state: 'failed', problem: toldOnce(error) });
    } finally {
      this.started.delete(id);
      this.sendNext();
    }
  }

  private change(id: number, change: Partial<UploadItem>): void {
    this.all.update((items) => items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }
}

/** A problem of the file alone says the same twice: for the request, and at the file. */
function toldOnce(problem: ApiProblem): ApiProblem {
  const errors = problem.errors.filter(({ message }) => message !== problem.detail);
  return new ApiProblem({ ...problem, errors });
}

/** What is wrong with a file or what was typed for it; null for one that can be sent. */
export function faultOf({ file, key, name }: Pick<UploadItem, 'file' | 'key' | 'name'>): string | null {
  return fileFault(file) ?? (name.trim() === '' ? 'A product needs a name.' : key === '' ? 'A product needs a key.' : keyFault(key)); // prettier-ignore
}
