import type { WorkflowEdge } from './workflow.js';

/** What makes two edges the same: both ends and both ports. */
export function edgeKey({ from, to, output, input }: WorkflowEdge): string {
  return JSON.stringify([from, to, output ?? '', input ?? '']);
}

/** The edge for a message: `"a".glb → "b"`. */
export function edgeText({ from, to, output, input }: WorkflowEdge): string {
  return `"${from}"${output ? `.${output}` : ''} → "${to}"${input ? `.${input}` : ''}`;
}
