import { buildEvidence } from '#contracts';
import type { Evidence } from '#contracts';
import type { CatalogDocument } from '#steps';
import { convertPreset } from '#workflow-core';
import { findPlace } from '../../tools/cli/place.js';
import { readApproved, readCatalog } from '../../tools/golden/approved-cases.js';
import { compareWithRecord, thisMachine } from '../../tools/golden/compare-with-record.js';
import { describeResult } from '../../tools/golden/describe-golden.js';
import type { ApprovedCase } from '../../tools/golden/golden-case.js';
import { goldenPlace } from '../../tools/golden/golden-place.js';
import { headOf, legacyEvidence } from '../../tools/golden/legacy-bench.js';
import type { LegacyBench } from '../../tools/golden/legacy-bench.js';
import { REAL, walkGraph } from '../contract/walk-graph.js';

export const place = goldenPlace(findPlace());
export const approved = readApproved(place);
export const catalog = readCatalog(place) as CatalogDocument;

export type Open = LegacyBench['open'];

/** Makes golden cases anew by either path, and compares them with their records. */
export class GoldenJudge {
  constructor(private readonly bench: LegacyBench) {}

  async legacy(record: ApprovedCase, open: Open = this.bench.open): Promise<Evidence> {
    return legacyEvidence(await this.bench.pin(record, catalog), open);
  }

  async graph(record: ApprovedCase, open: Open = this.bench.open): Promise<Evidence> {
    const pinned = await this.bench.pin(record, catalog);
    const { legacyPreset } = catalog.outputTypes.find(({ key }) => key === record.outputType)!;
    const { workflow } = convertPreset(legacyPreset, REAL);
    const status = { code: 'succeeded' as const };
    return buildEvidence({ ...headOf(pinned), status }, await walkGraph(workflow!, pinned, open));
  }

  /** What the golden case says to evidence, as `./hartomat golden run` puts it. */
  async judge(record: ApprovedCase, evidence: Evidence) {
    const now = { evidence, machine: await thisMachine(), artifacts: this.bench.artifacts };
    const comparison = await compareWithRecord(record, now, place);
    return { ...comparison, text: describeResult({ ...record, ...comparison }) };
  }
}

/** Throws what the golden case says where the evidence is not as it was approved. */
export function expectGood({ verdict, text }: { verdict: string; text: string }): void {
  if (verdict !== 'match' && verdict !== 'tolerated') throw new Error(text);
}
