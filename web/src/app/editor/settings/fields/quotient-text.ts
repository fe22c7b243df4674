import type { FormQuotient } from '#workflow-core';

/** A value that follows from two params, in words: `5 s`; empty where it does not. */
export function quotientText(
  { dividend, divisor, unit }: FormQuotient,
  params: Readonly<Record<string, unknown>>,
): string {
  const [above, below] = [params[dividend.slice(1)], params[divisor.slice(1)]];
  if (typeof above !== 'number' || typeof below !== 'number' || below === 0) return '';
  return `${Number((above / below).toPrecision(3))} ${unit}`.trim();
}
