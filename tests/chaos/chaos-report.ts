import type { Violation } from './audit/facts.js';
import { groupBy } from './audit/facts.js';
import type { Happened } from './faults/conduct-plan.js';
import { describeFault } from './plan/fault.js';

const EXAMPLES = 5;

/** The whole story of a seed that failed: how to replay it, what was done, what was violated. */
export function describeChaos(seed: number, happened: readonly Happened[], problems: readonly string[]): string {
  const faults = happened.map(
    ({ fault, beganAt, healedAt }) =>
      `  ${new Date(beganAt).toISOString().slice(11, 23)}  ${describeFault(fault)}, healed after ${((healedAt - beganAt) / 1000).toFixed(1)} s`,
  );
  return [
    `Chaos with seed ${seed} (again: HARTOMAT_CHAOS_SEED=${seed} ./hartomat test chaos)`,
    'Faults:',
    ...faults,
    'Violated:',
    ...problems.map((problem) => `  ${problem}`),
  ].join('\n');
}

/** "Run: every run ends (3): run 1 is running; …" */
export function describeViolations(violations: readonly Violation[]): string[] {
  return [...groupBy(violations, ({ invariant }) => invariant)].map(([invariant, found]) => {
    const examples = found.slice(0, EXAMPLES).map(({ about }) => about);
    return `${invariant} (${found.length}): ${examples.join('; ')}${found.length > EXAMPLES ? '; …' : ''}`;
  });
}
