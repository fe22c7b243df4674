import type { Aspect, ComparisonReason, Verdict } from '#contracts';
import type { CatalogDocument } from '#steps';
import { pipelineFor } from '../../apps/orders/legacy-pipeline/pipeline.js';
import { LocalSetupError } from '../../deploy/local/local-server.js';
import { readApproved, readCatalog } from './approved-cases.js';
import { blenderUnfit } from './blender-here.js';
import { compareWithRecord, thisMachine } from './compare-with-record.js';
import type { OrderedCase, RecordedCase } from './golden-case.js';
import type { GoldenPlace } from './golden-place.js';
import { legacyEvidence } from './legacy-bench.js';
import type { LegacyBench } from './legacy-bench.js';

/** The result of one case. A skipped one has `skipped` (why) and no aspects. */
export interface CaseResult {
  id: string;
  outputType: string;
  verdict: Verdict | 'skipped' | 'new';
  aspects: Partial<Record<Aspect, Verdict>>;
  reasons: ComparisonReason[];
  skipped?: string;
}

/** Runs approved cases (all, or the named ones) again by legacy and compares each with its record. */
export async function runCases(ids: readonly string[], place: GoldenPlace, bench: LegacyBench): Promise<CaseResult[]> {
  const [approved, catalog] = [readApproved(place), readCatalog(place)];
  if (!catalog) throw new LocalSetupError('No golden case was ever approved: ./hartomat golden record, then approve.');
  const machine = await thisMachine();
  const results: CaseResult[] = [];
  for (const record of chosen(approved, ids)) {
    const { id, outputType } = record;
    const skipped = cannotRun(record, catalog);
    if (skipped) {
      results.push({ id, outputType, verdict: 'skipped', aspects: {}, reasons: [], skipped });
      continue;
    }
    const evidence = await legacyEvidence(await bench.pin(record, catalog), bench.open);
    const now = { evidence, machine, artifacts: bench.artifacts };
    results.push({ id, outputType, ...(await compareWithRecord(record, now, place)) });
  }
  return results;
}

/** The cases of these ids, or all. Throws LocalSetupError for an unknown id. */
export function chosen<T extends OrderedCase>(cases: readonly T[], ids: readonly string[]): readonly T[] {
  const unknown = ids.find((id) => !cases.some((one) => one.id === id));
  if (unknown !== undefined) {
    const known = cases.map(({ id }) => `  ${id}`).join('\n');
    throw new LocalSetupError(`There is no golden case "${unknown}". There are:\n${known}`);
  }
  return ids.length > 0 ? cases.filter(({ id }) => ids.includes(id)) : cases;
}

/** Why a case cannot be made on this machine as it was recorded (if it was); undefined where it can. */
export function cannotRun(
  { outputType, evidence }: OrderedCase & Partial<RecordedCase>,
  { outputTypes }: CatalogDocument,
): string | undefined {
  const preset = outputTypes.find(({ key }) => key === outputType)?.legacyPreset;
  const needsBlender = preset && pipelineFor(preset).some(({ renders }) => renders === 'blender');
  if (!needsBlender) return undefined;
  return blenderUnfit(/blender (\d+\.\d+\.\d+)/.exec(evidence?.environment?.build ?? '')?.[1]);
}
