import { statSync } from 'node:fs';
import { seedCatalog } from '#steps';
import { filesBelow, strayArtifacts } from '../../tools/golden/approved-cases.js';
import { openLegacyBench } from '../../tools/golden/legacy-bench.js';
import type { LegacyBench } from '../../tools/golden/legacy-bench.js';
import { cannotRun } from '../../tools/golden/run-cases.js';
import { seedDrift } from '../../tools/golden/seed-drift.js';
import { GoldenJudge, approved, catalog, expectGood, place } from './golden-judge.js';

let bench: LegacyBench;
let golden: GoldenJudge;
beforeAll(async () => {
  bench = await openLegacyBench(place);
  golden = new GoldenJudge(bench);
});
afterAll(() => bench.close());

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
    else it(record.id, async () => expectGood(await golden.judge(record, await golden.legacy(record))));
  }
});
