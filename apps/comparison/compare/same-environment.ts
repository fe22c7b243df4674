import type { EvidenceEnvironment } from '#contracts';

/** Nothing that may change pixels differs between the two sides; then no pixel may differ either. */
export const sameEnvironment = (a: EvidenceEnvironment | null, b: EvidenceEnvironment | null): boolean =>
  a?.renderer === b?.renderer && a?.build === b?.build && a?.seed === b?.seed;
