import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { KINDS, entriesOf, keyOf, labelOf, type CatalogDocument } from '../entries/catalog-kinds';
import type { EntryField } from './entry-field';
import { chosenVariant } from './shown-fields';

/** One field of an entry's form: its label, its control, and what is wrong with it. */
@Component({
  selector: 'hm-entry-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-field.component.html',
  styleUrl: './entry-field.component.css',
})
export class EntryFieldComponent {
  readonly field = input.required<EntryField>();
  readonly value = input<unknown>();
  readonly document = input.required<CatalogDocument>();
  readonly workflowKeys = input<readonly string[]>([]);
  readonly isNew = input(false);
  readonly fault = input('');
  /** The new value; undefined takes it away. */
  readonly changed = output<unknown>();

  protected readonly id = computed(() => `entry${this.field().pointer.replaceAll('/', '-')}`);
  protected readonly text = computed(() => textOf(this.value()));
  protected readonly chosen = computed(() => {
    const field = this.field();
    return field.control === 'variant' ? chosenVariant(field, this.value()) : -1;
  });

  /** The entries that a reference can name; one that is gone stays choosable where it is named. */
  protected readonly references = computed(() => {
    const field = this.field();
    if (field.control !== 'reference') return [];
    const known = entriesOf(this.document(), field.to)
      .map((entry) => ({ key: keyOf(entry), label: labelOf(entry) }))
      .sort((a, b) => a.label.localeCompare(b.label));
    const named = this.text();
    const isKnown = named === '' || known.some(({ key }) => key === named);
    return isKnown ? known : [{ key: named, label: `${named} (no such ${KINDS[field.to].singular})` }, ...known];
  });

  protected setText(text: string, isOptional = false): void {
    this.changed.emit(text === '' && isOptional ? undefined : text);
  }

  /** What is no number is sent as it is, so that the server says so. */
  protected setNumber({ value, valueAsNumber }: HTMLInputElement): void {
    this.changed.emit(Number.isNaN(valueAsNumber) ? (value === '' ? null : value) : valueAsNumber);
  }

  /** What is no JSON stays a text, which the server refuses here. */
  protected setJson(text: string): void {
    try {
      this.changed.emit(JSON.parse(text));
    } catch {
      this.changed.emit(text);
    }
  }

  protected setLines(text: string): void {
    const lines = text.split('\n').map((line) => line.trim());
    this.changed.emit(lines.filter((line) => line !== ''));
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
