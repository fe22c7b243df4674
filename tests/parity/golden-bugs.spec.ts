import type { Aspect } from '#contracts';
import { compareEvidence } from '../../apps/comparison/compare/compare-evidence.js';
import type { LegacyStepName } from '../../apps/orders/legacy-pipeline/legacy-steps.js';
import type { ApprovedCase } from '../../tools/golden/golden-case.js';
import { openLegacyBench } from '../../tools/golden/legacy-bench.js';
import type { LegacyBench } from '../../tools/golden/legacy-bench.js';
import { GoldenJudge, approved, expectGood, place } from './golden-judge.js';
import type { Open } from './golden-judge.js';
import { brassFor, lastAssetLost, otherWording, overexposed, talkative, withBug } from './plant-in-both.js';
import type { Bug } from './plant-in-both.js';

let bench: LegacyBench;
let golden: GoldenJudge;
beforeAll(async () => {
  bench = await openLegacyBench(place);
  golden = new GoldenJudge(bench);
});
afterAll(() => bench.close());

describe('a bug planted in a shared step, on which legacy and graph agree', () => {
  const caseOf = (id: string) => approved.find((one) => one.id === id) as ApprovedCase;

  async function caught(id: string, open?: Open) {
    const record = caseOf(id);
    const [one, other] = [await golden.legacy(record, open), await golden.graph(record, open)];
    expect(compareEvidence(one, other, new Map())).toMatchObject({ verdict: 'match', reasons: [] });
    return golden.judge(record, one);
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
