import type { Evidence } from '#contracts';
import type { CatalogDocument } from '#steps';

/** The order line of a golden case: one output type of the seed, one product. `file` from the repository's root. */
export interface OrderedCase {
  id: string;
  outputType: string;
  product: { key: string; name: string };
  file: string;
}

/** The external influence on pixels that no renderer names: the processor's model and kind. */
export interface Machine {
  cpu: string;
  kind: string;
}

/** Legacy's evidence for a case, and its machine. Times are zero and ids fixed, so that it is reproducible. */
export interface RecordedCase extends OrderedCase {
  machine: Machine;
  evidence: Evidence;
}

/** A recorded case that was reviewed and approved. `approvedAt`: ISO 8601. */
export interface ApprovedCase extends RecordedCase {
  approvedAt: string;
  reason: string;
}

/** A recorded case before its approval, with its catalog. */
export interface Candidate {
  recorded: RecordedCase;
  catalog: CatalogDocument;
}

const FLANGE = {
  product: { key: 'own-flange-unit', name: 'Flange unit' },
  file: 'tests/fixtures/step/own-flange-unit.step',
};
const BEARING = {
  product: { key: 'own-ball-bearing-6204', name: 'Ball bearing 6204' },
  file: 'tests/fixtures/step/own-ball-bearing-6204.step',
};
/** The still of a second product: many equal parts, other materials. */
const OF_BOTH = 'still-studio-1024';

/** The cases of a catalog: every output type of the flange unit, and one still of the ball bearing. */
export function casesOf({ outputTypes }: CatalogDocument): OrderedCase[] {
  return outputTypes.flatMap(({ key }) => [
    { id: `${key}--flange-unit`, outputType: key, ...FLANGE },
    ...(key === OF_BOTH ? [{ id: `${key}--ball-bearing-6204`, outputType: key, ...BEARING }] : []),
  ]);
}

/** The digests of a case's assets and their masks. */
export const artifactsOf = ({ evidence }: RecordedCase): string[] =>
  evidence.mediaAssets.flatMap(({ sha256, idMask }) => [sha256, ...(idMask ? [idMask.sha256] : [])]);
