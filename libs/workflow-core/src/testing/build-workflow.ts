import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';

/**
 * A workflow in one line for specs: nodes as `id: step`, edges as `'a > b'` or with ports `'a.output > b.input'`.
 * @example buildWorkflow({ setup: 'order_line_setup', export: 'glb_export' }, ['setup > export'])
 */
export function buildWorkflow(steps: Record<string, string>, edges: string[]): Workflow {
  const nodes = Object.entries(steps).map(([id, step]): WorkflowNode => ({ id, step, params: {} }));
  return { version: 1, nodes, edges: edges.map(readEdge) };
}

/** The workflow with one node's params replaced. */
export function withParams(workflow: Workflow, nodeId: string, params: Record<string, unknown>): Workflow {
  return { ...workflow, nodes: workflow.nodes.map((node) => (node.id === nodeId ? { ...node, params } : node)) };
}

/** A small workflow that is valid and delivers a picture. */
export const stillWorkflow = buildWorkflow(
  {
    setup: 'order_line_setup',
    export: 'glb_export',
    template: 'resolve_template',
    render: 'threejs_render',
    save: 'output_save',
  },
  ['setup > export', 'setup > template', 'export > render', 'template > render', 'render > save'],
);

function readEdge(text: string): WorkflowEdge {
  const [from = '', output] = (text.split(' > ')[0] ?? '').split('.');
  const [to = '', input] = (text.split(' > ')[1] ?? '').split('.');
  return { from, to, ...(output && { output }), ...(input && { input }) };
}
