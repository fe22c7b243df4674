import type { Field } from './field';
import { sameJson } from './json';

/** What a field is set to in words: `Width 640 px`, `Transparent on`. */
export function fieldText(field: Field): string {
  const { title, value } = field;
  if (typeof value === 'boolean') return `${title} ${value ? 'on' : 'off'}`;
  const label = field.kind === 'choice' && field.options.find((option) => sameJson(option.value, value))?.label;
  const text = label || (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return `${title} ${text}${field.kind === 'number' && field.unit ? ` ${field.unit}` : ''}`;
}
