/** Written by tools/generate-aspects: what is compared between two paths, one a comparator, in reading order. */
// prettier-ignore
export const ASPECTS = [
  'status',
  'outputs',
  'mediaAssets',
  'notifications',
  'logs',
  'catalogWrites',
] as const;

export type Aspect = (typeof ASPECTS)[number];
