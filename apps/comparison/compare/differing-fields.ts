import { canonicalJson } from '#contracts';

/** Names of the properties in which two records differ, in order. */
export function differingFields(a: object, b: object): string[] {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => canonicalJson(left[name]) !== canonicalJson(right[name])).sort();
}
