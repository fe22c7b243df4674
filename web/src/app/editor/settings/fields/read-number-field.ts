import type { Field } from './field';
import type { Json } from './json';
import type { Read } from './reading';

/** The field of a number; a slider needs both bounds, and logarithms a lowest value above 0. */
export function readNumberField({ rules, head, look }: Read): Field {
  const { minimum, maximum } = boundsOf(rules);
  const isWhole = rules['type'] === 'integer';
  const hasSlider = look.widget === 'slider' && minimum !== undefined && maximum !== undefined;
  const scale = look.scale === 'log' && Number(minimum) > 0 ? 'log' : 'linear';
  return {
    ...{ ...head, kind: 'number', isWhole, slider: hasSlider ? scale : null },
    unit: look.unit ?? (typeof rules['unit'] === 'string' ? rules['unit'] : ''),
    step: stepOf(rules, isWhole),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function boundsOf(rules: Json): { minimum?: number; maximum?: number } {
  const first = (...keywords: string[]): number | undefined =>
    keywords.map((keyword) => rules[keyword]).find((value): value is number => typeof value === 'number');
  const [minimum, maximum] = [first('minimum', 'exclusiveMinimum'), first('maximum', 'exclusiveMaximum')];
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/** By how much one press of an arrow key changes it. */
function stepOf(rules: Json, isWhole: boolean): number {
  if (typeof rules['multipleOf'] === 'number' && rules['multipleOf'] > 0) return rules['multipleOf'];
  const { minimum, maximum } = boundsOf(rules);
  const width = (maximum ?? Infinity) - (minimum ?? 0);
  if (isWhole || width > 20) return 1;
  return width > 2 ? 0.1 : 0.01;
}
