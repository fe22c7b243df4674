import type { WorkflowEdge } from '#workflow-core';

/** Names an edge in the canvas and in the selection: by its ends and ports, which are unique in a workflow. */
export const wireId = ({ from, to, output = '', input = '' }: WorkflowEdge): string =>
  `${from}/${output}~${to}/${input}`;
