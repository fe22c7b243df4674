import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** Warns of every node whose step no worker has ever announced; a step that is only asleep is fine. */
export function stepsWithoutWorker({ graph, options }: CheckedWorkflow): Issue[] {
  return graph.nodes.flatMap(({ definition, id, index }): Issue[] => {
    if (!definition || options.availability?.(definition) !== 'missing') return [];
    const { step, version, pool, requires } = definition;
    return [
      {
        code: 'step_without_worker',
        severity: 'warning',
        path: jsonPointer('nodes', index, 'step'),
        nodeId: id,
        message: `No worker offers ${step}@${version}, the step of node "${id}"; its orders would be served by legacy.`,
        hint: `Start a worker of the pool ${pool}${requires === 'none' ? '' : ` with ${requires}`}.`,
      },
    ];
  });
}
