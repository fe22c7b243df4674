import { chaosRuns } from './chaos-runs.js';
import { runChaos } from './run-chaos.js';

const LONG_MS = 20 * 60_000;

describe('the whole system while parts of it fail', () => {
  it.each(chaosRuns(process.env))(
    'keeps every promise: seed $seed, $seconds s of faults, $renders renders',
    async (run) => {
      const { report, problems, unwitnessed } = await runChaos(run);
      if (problems.length > 0) throw new Error(report);
      // An audit of a system in which nothing happened would prove nothing.
      expect(unwitnessed).toEqual([]);
    },
    LONG_MS,
  );
});
