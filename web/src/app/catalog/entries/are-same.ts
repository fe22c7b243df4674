import { canonicalJson } from '#workflow-core';

/** True where both are the same entry, whatever the order of their keys. */
export const areSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);
