import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  Injector,
} from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import type { PickerField } from '../fields/field';
import { CatalogChoicesStore } from '../state/catalog-choices.store';
import { foundChoices, keyOfText, type Choice } from '../state/choice';
import { SwatchComponent } from './swatch.component';
import { TypedControlDirective, type ReadText } from './typed-control.directive';

const NAMES = { material: 'material', output_type: 'output type', template: 'studio template' } as const;
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Picks an entry of the catalog from a list that is searched; a key that is not there may be typed, with a warning. */
@Component({
  selector: 'hm-picker-control',
  imports: [IconComponent, SwatchComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picker-control.component.html',
  styleUrl: './picker-control.component.css',
})
export class PickerControlComponent extends TypedControlDirective<PickerField> {
  protected readonly catalog = inject(CatalogChoicesStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly isOpen = signal(false);
  private readonly query = signal('');
  private readonly all = computed(() => this.catalog.choices(this.field().catalog));
  /** Nothing picked is a choice, too, where the form has a text for it. */
  protected readonly found = computed(() => {
    const { defaultText, defaultValue } = this.field();
    const none: Choice[] =
      defaultValue === '' && defaultText ? [{ key: '', label: defaultText, hint: '', swatch: null }] : [];
    return [...(this.query() === '' ? none : []), ...foundChoices(this.all() ?? [], this.query())];
  });
  /** Stays at its choice while the list changes; the first one that is found is it where something is searched. */
  protected readonly active = linkedSignal<Choice[], number>({
    source: this.found,
    computation: (found, previous) => {
      const key = previous?.source[previous.value]?.key;
      const at = key === undefined ? -1 : found.findIndex((choice) => choice.key === key);
      return at < 0 && this.query().trim() !== '' && found.length > 0 ? 0 : at;
    },
  });
  protected readonly picked = computed(() => this.all()?.find(({ key }) => key === this.key()) ?? null);
  protected readonly missing = computed(() => {
    const key = this.key();
    return this.all() === null || key === '' || this.picked()
      ? ''
      : `The catalog has no ${NAMES[this.field().catalog]} “${key}”.`;
  });
  private readonly key = computed(
    () => keyOfText(this.all() ?? [], this.text()) || String(this.field().defaultValue ?? ''),
  );

  constructor() {
    super();
    effect(() => this.catalog.loadOnce(this.field().catalog));
  }

  protected search(text: string): void {
    this.type(text);
    this.query.set(text);
    this.isOpen.set(true);
  }

  protected show(): void {
    if (this.isOpen()) return;
    this.query.set('');
    this.isOpen.set(true);
    this.activate(this.found().findIndex(({ key }) => key === this.key()));
    void this.catalog.load(this.field().catalog);
  }

  protected press(event: KeyboardEvent): void {
    const by = MOVES[event.key];
    if (by !== undefined) {
      event.preventDefault();
      if (this.isOpen()) this.move(by);
      else this.show();
    } else if (event.key === 'Enter') this.take(this.found()[this.isOpen() ? this.active() : -1]);
    else if (event.key === 'Escape' && this.isOpen()) {
      event.stopPropagation();
      this.isOpen.set(false);
    } else if (event.key === 'Escape') this.revert();
  }

  protected take(choice: Choice | undefined, event?: Event): void {
    event?.preventDefault();
    if (!choice) return this.hide();
    this.store.set(this.field(), choice.key === '' ? undefined : choice.key);
    this.text.set(choice.key === '' ? '' : choice.label);
    this.isOpen.set(false);
  }

  protected hide(): void {
    this.isOpen.set(false);
    // The list may have come after the text.
    if (this.text() !== this.format(this.field())) this.type(this.text());
    this.leave();
  }

  protected format({ value }: PickerField): string {
    if (value === undefined) return '';
    return this.all()?.find(({ key }) => key === value)?.label ?? String(value);
  }

  protected read(text: string, { isRow }: PickerField): ReadText {
    return text.trim() === '' && !isRow ? {} : { value: keyOfText(this.all() ?? [], text) };
  }

  private move(by: number): void {
    const { length } = this.found();
    if (length > 0) this.activate((this.active() + by + length) % length);
  }

  private activate(index: number): void {
    this.active.set(index);
    const show = () =>
      this.host.nativeElement.querySelector('[role="option"].active')?.scrollIntoView?.({ block: 'nearest' });
    afterNextRender(show, { injector: this.injector });
  }
}
