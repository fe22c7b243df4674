import { cpus } from 'node:os';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import { cpuKind } from '#steps/render';
import type { ArtifactStore } from '#artifacts';
import { compareEvidence } from '../../apps/comparison/compare/compare-evidence.js';
import type { EvidenceComparison } from '../../apps/comparison/compare/compare-evidence.js';
import { measurePictures } from '../../apps/comparison/compare/measure-pictures.js';
import { artifactsDir } from './approved-cases.js';
import type { Machine, RecordedCase } from './golden-case.js';
import type { GoldenPlace } from './golden-place.js';

/** This machine. */
export async function thisMachine(): Promise<Machine> {
  return { cpu: cpus()[0]?.model ?? 'unknown', kind: await cpuKind() };
}

/** The new evidence, its machine, and the store with its pictures. */
export interface MadeNow {
  evidence: Evidence;
  machine: Machine;
  artifacts: ArtifactStore;
}

/**
 * Compares new evidence with an approved case, with the record as legacy. Pixel for pixel, unless the two were made by
 * other programs or processors; another build of our studio is not tolerated, as golden cases test it.
 */
export async function compareWithRecord(
  record: RecordedCase,
  now: MadeNow,
  place: GoldenPlace,
): Promise<EvidenceComparison> {
  const approved = createFolderArtifactStore(artifactsDir(place));
  const artifacts: ArtifactStore = {
    ...now.artifacts,
    read: async (sha256) => ((await now.artifacts.stat(sha256)) ? now.artifacts : approved).read(sha256),
  };
  const [before, after] = [onMachine(record), onMachine(now)];
  const comparison = compareEvidence(before, after, await measurePictures({ legacy: before, graph: after }, artifacts));
  return { ...comparison, reasons: comparison.reasons.map((reason) => ({ ...reason, message: inOurWords(reason) })) };
}

/** Evidence whose environment is only the external part: programs and processor. */
function onMachine({ evidence, machine }: Pick<RecordedCase, 'evidence' | 'machine'>): Evidence {
  const { environment } = evidence;
  if (!environment) return evidence;
  const build = `${environment.build.replace(/studio [0-9a-f]+(, )?/, '')}, ${machine.cpu}, ${machine.kind}`;
  return { ...evidence, environment: { ...environment, build } };
}

/** The comparator's messages name legacy and graph; here they are the record and this run. */
function inOurWords({ message }: { message: string }): string {
  const words: Record<string, string> = {
    legacy: 'the record',
    Legacy: 'The record',
    graph: 'this run',
    Graph: 'This run',
  };
  return message.replace(/\b(legacy|graph)\b/gi, (word) => words[word] ?? word);
}
