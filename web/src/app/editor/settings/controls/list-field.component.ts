import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  type TemplateRef,
} from '@angular/core';
import { IconComponent } from '../../../parts/icon.component';
import { settingId, type Field, type ListField, type Row } from '../fields/field';
import { moved } from '../fields/list-edit';
import { SettingsStore } from '../state/settings.store';
import { FaultComponent } from './fault.component';
import { FieldHeadComponent } from './field-head.component';
import { OpenerComponent } from './opener.component';

/** A list: its rows can be added, moved and taken away; those with several settings open and close. */
@Component({
  selector: 'hm-list-field',
  imports: [FaultComponent, FieldHeadComponent, IconComponent, NgTemplateOutlet, OpenerComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-field.component.html',
  styleUrl: './list-field.component.css',
})
export class ListFieldComponent {
  protected readonly store = inject(SettingsStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly field = input.required<ListField>();
  /** Draws a field. */
  readonly inside = input.required<TemplateRef<{ $implicit: Field }>>();

  protected readonly id = computed(() => settingId(this.field().pointer));
  protected readonly isFull = computed(() => this.field().items.length >= (this.field().maxItems ?? Infinity));
  protected readonly isShort = computed(() => this.field().items.length <= this.field().minItems);
  protected readonly bounds = computed(() => {
    const { minItems, maxItems, items } = this.field();
    if (this.isFull()) return `No more than ${maxItems}.`;
    return items.length > 0 && this.isShort() ? `At least ${minItems}.` : '';
  });

  protected isOpen({ field }: Row): boolean {
    return this.store.isOpen(field.pointer, { byDefault: false });
  }

  protected add(): void {
    const list = this.field();
    const at = list.items.length;
    this.store.setRows(list, [...list.items, list.newItem], (row) => row);
    this.store.setOpen(`${list.pointer}/${at}`, true);
    this.focus(`[data-row="${at}"] :is(.row-content, .row-inside) :is(input, select, textarea, button)`);
  }

  protected remove(at: number): void {
    const list = this.field();
    this.store.setRows(list, list.items.toSpliced(at, 1), (row) => (row === at ? null : row > at ? row - 1 : row));
    this.focus(`[data-row="${Math.min(at, list.items.length - 2)}"] .remove`, '.add');
  }

  protected move(from: number, by: -1 | 1): void {
    const list = this.field();
    const to = from + by;
    const placeOf = (row: number): number => (row === from ? to : row === to ? from : row);
    this.store.setRows(list, moved(list.items, from, by), placeOf);
    const [same, other] = by < 0 ? ['.up', '.down'] : ['.down', '.up'];
    this.focus(`[data-row="${to}"] ${same}:enabled`, `[data-row="${to}"] ${other}`);
  }

  /** Rows are drawn anew, so the focus is put where the user's hand is: the first of these that is there. */
  private focus(...selectors: string[]): void {
    const find = (selector: string) => this.host.nativeElement.querySelector<HTMLElement>(selector);
    afterNextRender(
      () =>
        selectors
          .map(find)
          .find((element) => element !== null)
          ?.focus(),
      { injector: this.injector },
    );
  }
}
