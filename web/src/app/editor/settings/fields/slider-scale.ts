import type { NumberField } from './field';
import { steppedNumber, tidy } from './read-number';

/** Positions of a slider go from 0 to this. */
export const SLIDER_END = 1000;

type Scale = Pick<NumberField, 'minimum' | 'maximum' | 'slider' | 'step' | 'isWhole'>;

/** Where on its slider a number is. */
export function sliderPosition(value: number, field: Scale): number {
  const { low, high } = bounds(field);
  const share = (at(value, field) - at(low, field)) / (at(high, field) - at(low, field));
  return Math.round(Math.min(Math.max(share, 0), 1) * SLIDER_END);
}

/** The number at a position, on the grid of its steps; two digits are enough where a slider is logarithmic. */
export function sliderValue(position: number, field: Scale): number {
  const { low, high } = bounds(field);
  const share = position / SLIDER_END;
  if (field.slider === 'log') {
    const value = low * (high / low) ** share;
    const short = position >= SLIDER_END ? high : Number(value.toPrecision(2));
    return clamped(field.isWhole ? Math.round(short) : short, field);
  }
  const steps = Math.round((share * (high - low)) / field.step);
  return clamped(low + steps * field.step, field);
}

const at = (value: number, { slider }: Scale): number =>
  slider === 'log' ? Math.log(Math.max(value, Number.MIN_VALUE)) : value;

const bounds = ({ minimum = 0, maximum = 1 }: Scale) => ({ low: minimum, high: maximum });

function clamped(value: number, field: Scale): number {
  const { low, high } = bounds(field);
  return tidy(Math.min(Math.max(value, low), high));
}

/** The number that an arrow key on the slider leads to: the next step, or an eighth of a doubling where it is logarithmic. */
export function sliderStep(value: number, by: number, field: Scale): number {
  if (field.slider !== 'log') return steppedNumber(value, by, field);
  const wanted = Number((value * 2 ** (by / 8)).toPrecision(2));
  const isSame = Math.abs(wanted - value) < field.step;
  return clamped(isSame ? value + Math.sign(by) * field.step : wanted, field);
}
