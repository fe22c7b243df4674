import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import {
  settingId,
  type ChoiceField,
  type Field,
  type ListField,
  type ObjectField,
  type VariantsField,
} from '../fields/field';
import { sameJson } from '../fields/json';
import { SettingsStore } from '../state/settings.store';
import { ColourControlComponent } from './colour-control.component';
import { FaultComponent } from './fault.component';
import { FieldHeadComponent } from './field-head.component';
import { JsonControlComponent } from './json-control.component';
import { NumberControlComponent } from './number-control.component';
import { PickerControlComponent } from './picker-control.component';
import { TextControlComponent } from './text-control.component';

/** A setting of one control, with its name and what is wrong with it. */
@Component({
  selector: 'hm-value-field',
  imports: [
    ...[ColourControlComponent, FaultComponent, FieldHeadComponent, JsonControlComponent, NumberControlComponent],
    ...[PickerControlComponent, TextControlComponent],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './value-field.component.html',
  styleUrl: './value-field.component.css',
})
export class ValueFieldComponent {
  protected readonly store = inject(SettingsStore);

  readonly field = input.required<Exclude<Field, ObjectField | ListField | VariantsField>>();

  protected readonly id = computed(() => settingId(this.field().pointer));
  protected readonly isInvalid = computed(() => this.store.faultOf(this.field()) !== '');
  protected readonly isOn = computed(() => (this.field().value ?? this.field().defaultValue) === true);

  /** The index of what is chosen; -1 where nothing is, neither by default. */
  protected chosen({ options, value, defaultValue }: ChoiceField): number {
    return options.findIndex((option) => sameJson(option.value, value ?? defaultValue));
  }

  protected choose(field: ChoiceField, index: number): void {
    const option = field.options[index];
    if (option) this.store.set(field, option.value);
    else this.store.reset(field);
  }
}
