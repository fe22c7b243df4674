import { statSync } from 'node:fs';
import { buildEvidence } from '#contracts';
import type { Aspect, Evidence } from '#contracts';
import { seedCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import { convertPreset } from '#workflow-core';
import { compareEvidence } from '../../apps/comparison/compare/compare-evidence.js';
import type { LegacyStepName } from '../../apps/orders/legacy-pipeline/legacy-steps.js';
import { findPlace } from '../../tools/cli/place.js';
import { filesBelow, readApproved, readCatalog, strayArtifacts } from '../../tools/golden/approved-cases.js';
import { compareWithRecord, thisMachine } from '../../tools/golden/compare-with-record.js';
import { describeResult } from '../../tools/golden/describe-golden.js';
import type { ApprovedCase } from '../../tools/golden/golden-case.js';
import { goldenPlace } from '../../tools/golden/golden-place.js';
import { headOf, legacyEvidence, openLegacyBench } from '../../tools/golden/legacy-bench.js';
import type { LegacyBench } from '../../tools/golden/legacy-bench.js';
import { cannotRun } from '../../tools/golden/run-cases.js';
import { seedDrift } from '../../tools/golden/seed-drift.js';
import { REAL, walkGraph } from '../contract/walk-graph.js';
import { brassFor, lastAssetLost, otherWording, overexposed, talkative, withBug } from './plant-in-both.js';
import type { Bug } from './plant-in-both.js';

const place = goldenPlace(findPlace());
const approved = readApproved(place);
const catalog = readCatalog(place) as CatalogDocument;

let bench: LegacyBench;
beforeAll(async () => void (bench = await openLegacyBench(place)));
afterAll(() => bench.close());

type Open = LegacyBench['open'];

async function legacy(record: ApprovedCase, open: Open = bench.open): Promise<Evidence> {
  return legacyEvidence(await bench.pin(record, catalog), open);
}

async function graph(record: ApprovedCase, open: Open = bench.open): Promise<Evidence> {
  const pinned = await bench.pin(record, catalog);
  const { legacyPreset } = catalog.outputTypes.find(({ key }) => key === record.outputType)!;
  const { workflow } = convertPreset(legacyPreset, REAL);
  const status = { code: 'succeeded' as const };
  return buildEvidence({ ...headOf(pinned), status }, await walkGraph(workflow!, pinned, open));
}

/** What the golden case says to evidence, as `./hartomat golden run` puts it. */
async function judge(record: ApprovedCase, evidence: Evidence) {
  const now = { evidence, machine: await thisMachine(), artifacts: bench.artifacts };
  const comparison = await compareWithRecord(record, now, place);
  return { ...comparison, text: describeResult({ ...record, ...comparison }) };
}

function expectGood({ verdict, text }: { verdict: string; text: string }): void {
  if (verdict !== 'match' && verdict !== 'tolerated') throw new Error(text);
}

describe('what is approved', () => {
  it('is the whole seed: no output type, material, studio or rule of it is another one by now', () => {
    expect(seedDrift({ catalog, cases: approved }, seedCatalog())).toEqual([]);
  });

  it('has all its pictures, and no others', () => {
    expect(strayArtifacts(place)).toEqual({ orphans: [], missing: [] });
  });

  it('has its assets in the order of saving, in which people are told of them', () => {
    for (const { evidence } of approved) {
      const names = evidence.mediaAssets.map(({ name }) => name);
      expect(evidence.notifications.map(({ params }) => params['assets'])).toEqual([names]);
    }
  });

  it('stays small enough for the repository', () => {
    const bytes = filesBelow(place.approvedDir).map((file) => statSync(file).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('every output type is made as it was approved', () => {
  for (const record of approved) {
    const reason = cannotRun(record, catalog);
    if (reason) it.skip(`${record.id} (skipped: ${reason})`, () => undefined);
    else it(record.id, async () => expectGood(await judge(record, await legacy(record))));
  }
});

describe('a bug planted in a shared step, on which legacy and graph agree', () => {
  const caseOf = (id: string) => approved.find((one) => one.id === id) as ApprovedCase;

  async function caught(id: string, open?: Open) {
    const record = caseOf(id);
    const [one, other] = [await legacy(record, open), await graph(record, open)];
    expect(compareEvidence(one, other, new Map())).toMatchObject({ verdict: 'match', reasons: [] });
    return judge(record, one);
  }

  it('is needed: without one, both paths match the record', async () => {
    expectGood(await caught('still-cutout-512--flange-unit'));
  });

  const HOUSING = 'Flansch_Gehäuse#1';
  const PLANTED: { what: string; id: string; step: LegacyStepName; bug: Bug; aspects: Aspect[]; words: RegExp }[] = [
    {
      what: 'another material for one part',
      id: 'still-studio-1024--flange-unit',
      step: 'auto_populate_materials',
      bug: brassFor(HOUSING),
      aspects: ['outputs', 'mediaAssets', 'catalogWrites'],
      words: /mediaAssets: Part "Flansch_Gehäuse#1" has the mean colour/,
    },
    {
      what: 'an asset that is not saved',
      id: 'still-model-1024--flange-unit',
      step: 'output_save',
      bug: lastAssetLost,
      aspects: ['outputs', 'mediaAssets', 'notifications'],
      words: /mediaAssets: Asset model\.glb: only the record would deliver it/,
    },
    {
      what: 'another wording',
      id: 'custom-steps-600--flange-unit',
      step: 'notify',
      bug: otherWording,
      aspects: ['outputs', 'notifications'],
      words: /notifications: Notification ".* is ready" to orders@hartomat\.example/,
    },
    {
      what: 'a warning without a reason',
      id: 'still-top-jpg-800--flange-unit',
      step: 'image_convert',
      bug: talkative,
      aspects: ['logs'],
      words: /logs: Step image_convert logged warn image\.doubted in this run, but not in the record/,
    },
  ];

  it.each(PLANTED)('$what fails $id', async ({ id, step, bug, aspects, words }) => {
    const { verdict, aspects: said, text } = await withBug(step, bug, () => caught(id));
    expect(verdict).toBe('mismatch');
    expect(Object.entries(said).flatMap(([aspect, of]) => (of === 'match' ? [] : [aspect]))).toEqual(aspects);
    expect(text).toContain(`output type ${caseOf(id).outputType}): mismatch in ${aspects.join(', ')}`);
    expect(text).toMatch(words);
  });

  it('a renderer with a tenth more light fails still-cutout-512--flange-unit', async () => {
    const { aspects, text } = await caught('still-cutout-512--flange-unit', overexposed(bench.open));
    expect(aspects).toMatchObject({ mediaAssets: 'mismatch', notifications: 'match', logs: 'match' });
    expect(text).toMatch(/output type still-cutout-512\): mismatch in .*mediaAssets/);
  });
});
