import type { Issue } from '../../model/issue.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Warns of a workflow that delivers nothing: no node saves, notifies or writes. Silent while a step is unknown. */
export function noEffectNode({ graph }: CheckedWorkflow): Issue[] {
  const isSettled = graph.nodes.some((node) => !node.definition || node.definition.effect !== 'none');
  if (isSettled) return [];
  return [
    {
      code: 'no_effect_node',
      severity: 'warning',
      path: '/nodes',
      message: 'No node of the workflow has an effect, so a run would deliver nothing.',
      hint: 'Add a node that saves or notifies, such as output_save.',
    },
  ];
}
