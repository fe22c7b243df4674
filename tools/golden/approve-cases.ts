import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createFolderArtifactStore } from '#artifacts';
import type { CatalogDocument } from '#steps';
import { LocalSetupError } from '../../deploy/local/local-server.js';
import {
  artifactsDir,
  casePath,
  catalogPath,
  readApproved,
  readCatalog,
  readJson,
  strayArtifacts,
} from './approved-cases.js';
import { artifactsOf } from './golden-case.js';
import type { ApprovedCase, Candidate, RecordedCase } from './golden-case.js';
import { narrowedCatalog, sameJson } from './golden-catalog.js';
import type { GoldenPlace } from './golden-place.js';
import { candidateArtifacts, candidateDir, candidatePath } from './record-cases.js';

/**
 * Approves candidates, with a reason, and deletes artifacts that no case refers to any more. Throws LocalSetupError
 * where a candidate is missing, failed, or was made with another catalog than the unchanged cases.
 */
export async function approveCases(
  ids: readonly string[],
  reason: string,
  place: GoldenPlace,
): Promise<ApprovedCase[]> {
  if (!reason.trim())
    throw new LocalSetupError('Say why the new look is right: --reason TEXT. It is kept with the case.');
  const candidates = ids.map((id) => readCandidate(place, id));
  const catalog = mergedCatalog(candidates, place);
  const approvedAt = new Date().toISOString();
  const approved = candidates.map(({ recorded }) => approvedCase(recorded, { approvedAt, reason: reason.trim() }));
  for (const one of approved) await approve(one, place);
  await writeJson(catalogPath(place), catalog);
  for (const file of strayArtifacts(place).orphans) await rm(file);
  for (const id of ids) await rm(candidateDir(place, id), { recursive: true });
  return approved;
}

function readCandidate(place: GoldenPlace, id: string): Candidate {
  const file = candidatePath(place, id);
  const record = `./hartomat golden record ${id}`;
  if (!existsSync(file)) throw new LocalSetupError(`There is no candidate of "${id}" in ${file}. Make one: ${record}`);
  const candidate = readJson<Candidate>(file);
  const { failure } = candidate.recorded.evidence.status;
  if (failure) throw new LocalSetupError(`"${id}" was not made: ${failure.message} Correct that, then: ${record}`);
  return candidate;
}

/** The approved catalog with the candidates' output types, valid for all resulting cases. */
function mergedCatalog(candidates: readonly Candidate[], place: GoldenPlace): CatalogDocument {
  const before = readCatalog(place);
  const made = candidates.map(({ recorded, catalog }) => ({ ...recorded, catalog }));
  const ids = new Set(made.map(({ id }) => id));
  const others = before ? readApproved(place).filter(({ id }) => !ids.has(id)) : [];
  const kept = others.map((other) => ({
    ...other,
    catalog: narrowedCatalog(before as CatalogDocument, other.outputType),
  }));
  const all = [...kept, ...made];
  const outputTypes = new Map(all.flatMap(({ catalog }) => catalog.outputTypes).map((one) => [one.key, one]));
  const sorted = [...outputTypes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const merged = { ...(made.at(-1) as (typeof made)[number]).catalog, outputTypes: sorted };
  const stale = all.filter(({ outputType, catalog }) => !sameJson(catalog, narrowedCatalog(merged, outputType)));
  if (stale.length > 0) throw madeWithAnother(stale.map(({ id }) => id));
  return merged;
}

function madeWithAnother(ids: string[]): LocalSetupError {
  const names = ids.join(' ');
  return new LocalSetupError(
    `Materials, studios, rules or an output type changed since these cases were made, so they have to be approved together ` +
      `with yours: ${names}. Record them (./hartomat golden record ${names}), look at the pictures, and name them all.`,
  );
}

function approvedCase(
  { id, outputType, product, file, machine, evidence }: RecordedCase,
  { approvedAt, reason }: Pick<ApprovedCase, 'approvedAt' | 'reason'>,
): ApprovedCase {
  return { id, outputType, product, file, approvedAt, reason, machine, evidence };
}

async function approve(one: ApprovedCase, place: GoldenPlace): Promise<void> {
  const [from, to] = [candidateArtifacts(place, one.id), createFolderArtifactStore(artifactsDir(place))];
  for (const sha256 of artifactsOf(one)) await to.put(await from.read(sha256), '');
  await writeJson(casePath(place, one.id), one);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
