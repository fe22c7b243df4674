import { benchReport } from '../../bench/engine/report/bench-report.js';
import { cadCases } from '../../bench/cad/cad-cases.js';
import { measureConversions } from '../../bench/cad/measure-conversions.js';

describe('the benchmark of conversions', () => {
  it('measures every phase of every case, and derives what an instance costs', async () => {
    const cases = await cadCases('.', [1, 20, 60]);
    const { measured, audit } = await measureConversions(cases, 1);
    expect(audit).toEqual({ checked: 5, violated: [] });
    const { results, ratios } = benchReport({ name: 'cad', repeats: 1, loadBefore: 0, measured, audits: [audit] });
    const valueOf = (metric: string) => results.find((row) => row.metric === metric)!.median;
    for (const { name } of cases) {
      const phases = ['start', 'text', 'read', 'transfer', 'mesh', 'list'].map((phase) => valueOf(`${name}, ${phase}`));
      expect(Math.min(...phases)).toBeGreaterThan(0);
      expect(phases.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(valueOf(`${name}, whole step`));
      expect(valueOf(`${name}, peak memory`)).toBeGreaterThan(50);
    }
    expect(ratios.map(({ metric }) => metric)).toEqual(['one of 60 instances ÷ one of 20']);
  });

  it('counts a model that came out otherwise as a failure', async () => {
    const [part] = await cadCases('.', []);
    const { audit } = await measureConversions([{ ...part!, expected: { ...part!.expected, parts: 2 } }], 1);
    expect(audit.violated).toEqual([expect.stringMatching(/^part: \{"parts":1,.* instead of \{"parts":2,/)]);
  });
});
