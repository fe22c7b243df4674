import { chaosRuns } from './chaos-runs.js';
import { runChaos } from './run-chaos.js';

const LONG_MS = 20 * 60_000;

describe('the system under faults', () => {
  it.each(chaosRuns(process.env))(
    'keeps every invariant: seed $seed, $seconds s of faults, $renders renders',
    async (run) => {
      const { report, problems } = await runChaos(run);
      if (problems.length > 0) throw new Error(report);
    },
    LONG_MS,
  );
});
