/** How much is wrong, in words. */
export function problemsText({ errors, all }: { errors: number; all: number }): string {
  const warnings = all - errors;
  const parts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  return parts.length === 0 ? 'No problems' : parts.join(', ');
}

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
