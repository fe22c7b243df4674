import type { Aspect } from '#contracts';
import type { EvidencePair } from './evidence-pair.js';
import type { Need } from './needs.js';
import type { Finding } from './verdict.js';

/** Compares one aspect of a pair. Pure. Where one of `needs` is not met the aspect is inconclusive and `compare` is not called. */
export interface Comparator {
  aspect: Aspect;
  needs: readonly Need[];
  compare(pair: EvidencePair): Finding[];
}
