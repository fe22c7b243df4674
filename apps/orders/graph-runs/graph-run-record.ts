import type { NotifyRule } from '#contracts';
import type { OutputType, PinnedInputs } from '#steps';

/** Orders' own record of a graph run, against which the report of the finished run is validated. */
export interface GraphRunRecord {
  runId: string;
  mode: 'graph' | 'shadow';
  pinned: PinnedInputs;
  /** From the pinned catalog; null where it has none of that key. */
  outputType: Pick<OutputType, 'notify' | 'legacyPreset'> | null;
  /** The keys of the materials in the pinned catalog. */
  materials: string[];
  /** The recipients that nodes of the workflow version name. */
  notifies: NotifyRule[];
}
