import { MUTANTS } from './testing/mutants.js';
import { simulateRun } from './testing/simulate-run.js';
import type { Reducer } from './testing/simulated-orchestrator.js';

const SEEDS = 300;

/** The violation that the first seed to find one reports; nothing if all runs look right. */
function breachOf(reduce: Reducer): string | undefined {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      simulateRun(seed, reduce);
    } catch (error) {
      return (error as Error).message.split('\n')[0];
    }
  }
  return undefined;
}

describe('the simulation', () => {
  it.each(Object.entries(MUTANTS))('finds a reducer that %s', (_, reduce) => {
    expect(breachOf(reduce)).toMatch(/^Seed \d+ \(again: HARTOMAT_TEST_SEED=\d+\): /);
  });

  it.each([
    ['accepts the result of a former attempt', / took an event of attempt \d+$/],
    ['does not dispatch a child with several parents', / is ready and not dispatched$/],
    ['retries forever', / counts \d+ failures of \d+$/],
    ['dispatches what becomes ready while the run is paused', / was dispatched in a paused run$/],
    ['does not dispatch ready nodes when a paused run is resumed', / is ready and not dispatched$/],
    ['does not withdraw queued nodes at a pause', / is dispatched in a run that was paused$/],
    ['dispatches in a run that was cancelled', /: a run changed after its end$/],
  ])('says of a reducer that %s what is wrong', (name, violation) => {
    expect(breachOf(MUTANTS[name] as Reducer)).toMatch(violation);
  });
});
