import type { Evidence } from '#contracts';
import type { CatalogDocument } from '#steps';

/** An order line whose look is recorded: one output type of the seed, one product. `file` from the repository's root. */
export interface OrderedCase {
  id: string;
  outputType: string;
  product: { key: string; name: string };
  file: string;
}

/** What may change pixels and is neither ours nor named by a renderer: its processor's model and kind. */
export interface Machine {
  cpu: string;
  kind: string;
}

/** What legacy did for a case, and where. Times are zero and ids fixed, so that only a change changes it. */
export interface RecordedCase extends OrderedCase {
  machine: Machine;
  evidence: Evidence;
}

/** A recorded case that somebody looked at and stands for. `approvedAt`: ISO 8601. */
export interface ApprovedCase extends RecordedCase {
  approvedAt: string;
  reason: string;
}

/** A recorded case that waits for approval, with the catalog that it was made with. */
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
/** The still that shows a second product: many equal parts, other materials. */
const OF_BOTH = 'still-studio-1024';

/** The cases that a catalog asks for: every output type of the flange unit, one still of the ball bearing too. */
export function casesOf({ outputTypes }: CatalogDocument): OrderedCase[] {
  return outputTypes.flatMap(({ key }) => [
    { id: `${key}--flange-unit`, outputType: key, ...FLANGE },
    ...(key === OF_BOTH ? [{ id: `${key}--ball-bearing-6204`, outputType: key, ...BEARING }] : []),
  ]);
}

/** The digests of all that a case shows: its assets and their masks. */
export const artifactsOf = ({ evidence }: RecordedCase): string[] =>
  evidence.mediaAssets.flatMap(({ sha256, idMask }) => [sha256, ...(idMask ? [idMask.sha256] : [])]);
