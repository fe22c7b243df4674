import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { IconComponent } from '../../parts/icon.component';
import { readNumber, settingId, type Field } from './settings-fields';

/** One setting, by the kind of its schema; emits undefined where the default shall hold again. */
@Component({
  selector: 'hm-field',
  imports: [IconComponent, JsonPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field.component.html',
  styleUrl: './field.component.css',
})
export class FieldComponent {
  readonly field = input.required<Field>();
  readonly fault = input('');
  readonly changed = output<unknown>();

  /** What is wrong with the text, which is then no value yet. */
  private readonly textFault = linkedSignal<Field, string>({ source: this.field, computation: () => '' });
  protected readonly shownFault = computed(() => this.textFault() || this.fault());
  protected readonly isSet = computed(() => this.field().value !== undefined);
  protected readonly id = computed(() => settingId(this.field().pointer));
  protected readonly range = computed(() => {
    const { minimum, maximum } = this.field();
    if (minimum === undefined || maximum === undefined) return '';
    return ` ${minimum} to ${maximum}.`;
  });
  /** Where the default is a value, it is chosen by that value; where it is a text of its own, by none. */
  protected readonly chosen = computed(() => {
    const { options, value, defaultValue } = this.field();
    return options.findIndex((option) => option.value === (value ?? defaultValue));
  });

  protected setNumber(text: string): void {
    const { value, fault = '' } = readNumber(text, this.field());
    this.textFault.set(fault);
    if (fault === '') this.changed.emit(value);
  }

  protected setText(text: string): void {
    this.changed.emit(text === '' ? undefined : text);
  }
}
