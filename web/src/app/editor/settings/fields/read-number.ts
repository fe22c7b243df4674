/** What a field's text means for its param: a value, nothing (the default holds), or a fault. */
export function readNumber(text: string, { isWhole }: { isWhole: boolean }): { value?: number; fault?: string } {
  if (text.trim() === '') return {};
  const value = Number(text.trim().replace(',', '.'));
  if (!Number.isFinite(value)) return { fault: `“${text}” is no number.` };
  if (isWhole && !Number.isInteger(value)) return { fault: 'This must be a whole number.' };
  return { value };
}

interface Bounds {
  minimum?: number;
  maximum?: number;
  step: number;
}

/** The next number by arrow keys: on the grid of its steps, within its bounds. */
export function steppedNumber(value: number, by: number, { minimum, maximum, step }: Bounds): number {
  const next = Math.round((value + by * step) / step) * step;
  return tidy(Math.min(Math.max(next, minimum ?? -Infinity), maximum ?? Infinity));
}

/** Without the digits that binary fractions add: 0.30000000000000004 is 0.3. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
