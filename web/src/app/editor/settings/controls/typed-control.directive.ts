import { Directive, computed, inject, input, linkedSignal } from '@angular/core';
import { settingId, type Field } from '../fields/field';
import { SettingsStore } from '../state/settings.store';

/** What a text means for a field: a value, undefined for the default, or why it is none. */
export interface ReadText {
  value?: unknown;
  fault?: string;
}

/**
 * A control that is typed into. Each letter is checked at once; leaving the control makes one undo step of them. Text that
 * is no value stays as it is.
 */
@Directive()
export abstract class TypedControlDirective<F extends Field> {
  protected readonly store = inject(SettingsStore);

  readonly field = input.required<F>();

  protected readonly id = computed(() => settingId(this.field().pointer));
  protected readonly hintId = computed(() => `${this.id()}-hint`);
  protected readonly isInvalid = computed(() => this.store.faultOf(this.field()) !== '');
  private readonly kept = computed(() => this.store.refusedText(this.field())?.text ?? this.format(this.field()));
  protected readonly text = linkedSignal(() => this.kept());

  protected type(text: string): void {
    const { value, fault = '' } = this.read(text, this.field());
    if (fault === '') this.store.type(this.field(), value);
    else this.store.refuse(this.field(), text, fault);
    this.text.set(text);
  }

  protected leave(): void {
    this.store.commit();
  }

  /** Takes back what was typed since the control was entered. */
  protected revert(): void {
    this.store.revert(this.field());
    this.text.set(this.format(this.field()));
  }

  protected abstract format(field: F): string;
  protected abstract read(text: string, field: F): ReadText;
}
