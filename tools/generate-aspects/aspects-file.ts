import { COMPARATORS } from '../../apps/comparison/compare/comparators.js';

/** The generated list of aspects, as TypeScript. */
export function aspectsFile(comparators: readonly { aspect: string }[] = COMPARATORS): string {
  const names = comparators.map(({ aspect }) => `  '${aspect}',\n`);
  return `/** Written by tools/generate-aspects: what is compared between two paths, one a comparator, in reading order. */
// prettier-ignore
export const ASPECTS = [
${names.join('')}] as const;

export type Aspect = (typeof ASPECTS)[number];
`;
}
