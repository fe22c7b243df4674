import { cpus } from 'node:os';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore, cpuKind } from '#steps';
import type { ArtifactStore } from '#steps';
import { compareEvidence } from '../../apps/comparison/compare/compare-evidence.js';
import type { EvidenceComparison } from '../../apps/comparison/compare/compare-evidence.js';
import { measurePictures } from '../../apps/comparison/compare/pictures/measure-pictures.js';
import { artifactsDir } from './approved-cases.js';
import type { Machine, RecordedCase } from './golden-case.js';
import type { GoldenPlace } from './golden-place.js';

/** The machine that this runs on. */
export async function thisMachine(): Promise<Machine> {
  return { cpu: cpus()[0]?.model ?? 'unknown', kind: await cpuKind() };
}

/** What was made now, where, and the store that has its pictures. */
export interface MadeNow {
  evidence: Evidence;
  machine: Machine;
  artifacts: ArtifactStore;
}

/**
 * Compares what was made now with an approved case, the record in the place of legacy. Pixel for pixel, unless the two were
 * made by other programs or processors; our own studio is no such excuse, as it is what golden cases watch.
 */
export async function compareWithRecord(
  record: RecordedCase,
  now: MadeNow,
  place: GoldenPlace,
): Promise<EvidenceComparison> {
  const approved = createFolderArtifactStore(artifactsDir(place));
  const artifacts: ArtifactStore = {
    ...now.artifacts,
    get: async (sha256) => ((await now.artifacts.has(sha256)) ? now.artifacts : approved).get(sha256),
  };
  const [before, after] = [onMachine(record), onMachine(now)];
  const comparison = compareEvidence(before, after, await measurePictures(before, after, artifacts));
  return { ...comparison, reasons: comparison.reasons.map((reason) => ({ ...reason, message: inOurWords(reason) })) };
}

/** Evidence whose environment is what is not ours: programs and processor. */
function onMachine({ evidence, machine }: Pick<RecordedCase, 'evidence' | 'machine'>): Evidence {
  const { environment } = evidence;
  if (!environment) return evidence;
  const build = `${environment.build.replace(/studio [0-9a-f]+(, )?/, '')}, ${machine.cpu}, ${machine.kind}`;
  return { ...evidence, environment: { ...environment, build } };
}

/** The comparator speaks of legacy and graph; here they are the record and what was made now. */
function inOurWords({ message }: { message: string }): string {
  const words: Record<string, string> = {
    legacy: 'the record',
    Legacy: 'The record',
    graph: 'this run',
    Graph: 'This run',
  };
  return message.replace(/\b(legacy|graph)\b/gi, (word) => words[word] ?? word);
}
