import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderArtifactStore, readAll } from '#artifacts';
import { seedCatalog } from '#steps';
import type { ArtifactStore } from '#artifacts';
import { artifactsDir, readApproved } from './approved-cases.js';
import { compareWithRecord, thisMachine } from './compare-with-record.js';
import { artifactsOf, casesOf } from './golden-case.js';
import type { Candidate, OrderedCase, RecordedCase } from './golden-case.js';
import { narrowedCatalog, scaledCatalog } from './golden-catalog.js';
import type { GoldenPlace } from './golden-place.js';
import { legacyEvidence } from './legacy-bench.js';
import type { LegacyBench } from './legacy-bench.js';
import { cannotRun, chosen } from './run-cases.js';
import type { CaseResult } from './run-cases.js';

/** A recorded candidate, its comparison with the approved case, and the pictures to review. */
export interface RecordResult extends CaseResult {
  pictures: { candidate: string[]; approved: string[] };
}

/** A candidate's folder: its case, its artifacts, and the old and new pictures as files. */
export const candidateDir = ({ candidatesDir }: GoldenPlace, id: string): string => join(candidatesDir, id);
export const candidatePath = (place: GoldenPlace, id: string): string =>
  join(candidateDir(place, id), 'candidate.json');
export const candidateArtifacts = (place: GoldenPlace, id: string): ArtifactStore =>
  createFolderArtifactStore(join(candidateDir(place, id), 'artifacts'));

/** Records candidates of the seed's cases (all, or the named ones) by legacy. Approved cases are not changed. */
export async function recordCases(
  ids: readonly string[],
  place: GoldenPlace,
  bench: LegacyBench,
): Promise<RecordResult[]> {
  const catalog = scaledCatalog(seedCatalog());
  const machine = await thisMachine();
  const results: RecordResult[] = [];
  for (const ordered of chosen(casesOf(catalog), ids)) {
    const skipped = cannotRun(ordered, catalog);
    if (skipped) {
      results.push({ ...resultOf(ordered, 'skipped'), skipped });
      continue;
    }
    const evidence = await legacyEvidence(await bench.pin(ordered, catalog), bench.open);
    const recorded = { ...ordered, machine, evidence };
    await keep({ recorded, catalog: narrowedCatalog(catalog, ordered.outputType) }, place, bench.artifacts);
    results.push(await comparedWithApproved(recorded, place, bench.artifacts));
  }
  return results;
}

const resultOf = ({ id, outputType }: OrderedCase, verdict: CaseResult['verdict']): RecordResult => ({
  ...{ id, outputType, verdict },
  ...{ aspects: {}, reasons: [], pictures: { candidate: [], approved: [] } },
});

async function keep(candidate: Candidate, place: GoldenPlace, from: ArtifactStore): Promise<void> {
  const { id } = candidate.recorded;
  await rm(candidateDir(place, id), { recursive: true, force: true });
  await mkdir(candidateDir(place, id), { recursive: true });
  const kept = candidateArtifacts(place, id);
  for (const sha256 of artifactsOf(candidate.recorded)) await kept.put(await from.read(sha256), '');
  await writeFile(candidatePath(place, id), JSON.stringify(candidate));
}

async function comparedWithApproved(
  recorded: RecordedCase,
  place: GoldenPlace,
  artifacts: ArtifactStore,
): Promise<RecordResult> {
  const approved = readApproved(place).find(({ id }) => id === recorded.id);
  const folder = candidateDir(place, recorded.id);
  const candidate = await lay(recorded, artifacts, join(folder, 'candidate'));
  const fresh = resultOf(recorded, 'new');
  if (!approved) return { ...fresh, pictures: { candidate, approved: [] } };
  const before = await lay(approved, createFolderArtifactStore(artifactsDir(place)), join(folder, 'approved'));
  const comparison = await compareWithRecord(approved, { ...recorded, artifacts }, place);
  return { ...fresh, ...comparison, pictures: { candidate, approved: before } };
}

/** Writes a case's assets under their own names, for a review. */
async function lay({ evidence }: RecordedCase, artifacts: ArtifactStore, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  for (const { name, sha256 } of evidence.mediaAssets)
    await writeFile(join(folder, name), await readAll(artifacts, sha256));
  return evidence.mediaAssets.map(({ name }) => join(folder, name)).sort();
}
