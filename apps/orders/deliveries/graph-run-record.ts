import type { NotifyRule } from '#contracts';
import type { OutputType, PinnedInputs } from '#steps';

/** What orders itself wrote down about a graph run: the only thing that a finished run is judged by. */
export interface GraphRunRecord {
  runId: string;
  mode: 'graph' | 'shadow';
  pinned: PinnedInputs;
  /** From the pinned catalog; null where it has none of that key. */
  outputType: Pick<OutputType, 'notify' | 'legacyPreset'> | null;
  /** The keys of the materials in the pinned catalog. */
  materials: string[];
  /** Whom the nodes of the workflow version notify. */
  notifies: NotifyRule[];
}
