import type { Issue } from '../../model/issue.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

const LIMIT = 500_000;

/** Refuses a small file whose plan would be huge: thousands of list inputs that each take thousands of values. */
export function tooManyBindings({ bindings, options }: CheckedWorkflow): Issue[] {
  const limit = options.limits?.bindings ?? LIMIT;
  const all = bindings.flat().filter((binding) => binding.state === 'bound');
  const count = all.reduce((sum, binding) => sum + binding.count, 0);
  if (count <= limit) return [];
  const message = `The inputs of the workflow take ${count} values in all; at most ${limit} are allowed.`;
  const hint = 'Split the workflow, or name ports on the edges into list inputs so that each takes less.';
  return [{ code: 'too_large', severity: 'error', path: '/edges', message, hint }];
}
