import type { Evidence, Verdict } from '#contracts';
import type { MatchedSteps } from './match-steps.js';
import type { Pictures } from './pictures/picture-difference.js';

/** The evidence of both paths, and what was derived from it before any aspect is compared. */
export interface EvidencePair {
  legacy: Evidence;
  graph: Evidence;
  /** The verdict on the status: how both paths ended decides what else can be compared. */
  status: Verdict;
  steps: MatchedSteps;
  pictures: Pictures;
}
