import type { Facts, Violation } from './audit/facts.js';
import { groupBy } from './audit/facts.js';
import type { Happened } from './faults/conduct-plan.js';
import { describeFault } from './plan/fault.js';

const EXAMPLES = 5;

/** The report of a failed seed: how to replay it, its faults, the violations. */
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

/** Counts of the run's facts: they explain why a precondition of the audit is missing. */
export function describeFacts({ deliveries, runs, attempts, cancelledRuns, comparisons }: Facts): string {
  return [
    'Seen:',
    `  deliveries (mode, committed path): ${counted(deliveries, ({ mode, committedPath }) => `${mode} by ${committedPath}`)}`,
    `  reasons for the mode: ${counted(deliveries, ({ reasonCode }) => reasonCode)}`,
    `  reasons for a fallback: ${counted(deliveries, ({ fallbackReason }) => fallbackReason ?? 'none')}`,
    `  runs: ${counted(runs, ({ runClass, status }) => `${runClass} ${status}`)}`,
    `  attempts: ${counted(attempts, ({ outcome }) => outcome)}`,
    `  comparisons: ${comparisons.length}, runs seen cancelled: ${cancelledRuns.length}`,
  ].join('\n');
}

const counted = <T>(items: readonly T[], keyOf: (item: T) => string): string =>
  [...groupBy(items, keyOf)].map(([key, found]) => `${found.length} ${key}`).join(', ') || 'none';
