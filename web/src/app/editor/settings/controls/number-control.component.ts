import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { NumberField } from '../fields/field';
import { readNumber, steppedNumber } from '../fields/read-number';
import { SLIDER_END, sliderPosition, sliderStep, sliderValue } from '../fields/slider-scale';
import { TypedControlDirective, type ReadText } from './typed-control.directive';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };
const SLIDES: Readonly<Record<string, number>> = { ...STEPS, ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/** A number with its unit; arrow keys change it by a step, with Shift by ten. Some have a slider, too. */
@Component({
  selector: 'hm-number-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './number-control.component.html',
  styleUrl: './number-control.component.css',
})
export class NumberControlComponent extends TypedControlDirective<NumberField> {
  protected readonly end = SLIDER_END;
  private readonly number = computed(() => {
    const read = readNumber(this.text(), { isWhole: false }).value;
    const { defaultValue, minimum = 0 } = this.field();
    return read ?? (typeof defaultValue === 'number' ? defaultValue : minimum);
  });
  protected readonly position = computed(() => sliderPosition(this.number(), this.field()));
  protected readonly said = computed(() => `${this.number()} ${this.field().unit}`.trim());

  protected step(event: KeyboardEvent): void {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.type(String(steppedNumber(this.number(), event.shiftKey ? by * 10 : by, this.field())));
  }

  protected slide(position: number): void {
    this.type(String(sliderValue(position, this.field())));
  }

  protected slideByKey(event: KeyboardEvent): void {
    const by = SLIDES[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.type(String(sliderStep(this.number(), by, this.field())));
  }

  protected format({ value }: NumberField): string {
    return value === undefined ? '' : String(value);
  }

  protected read(text: string, field: NumberField): ReadText {
    if (text.trim() === '' && field.isRow) return { fault: 'Enter a number.' };
    return readNumber(text, field);
  }
}
