import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };

const still = stillThreejs as Workflow;
const node = (id: string, step: string, params = {}) => ({ id, step, params });
const add = (nodes: Workflow['nodes'], edges: Workflow['edges'] = []): Workflow => ({
  ...still,
  nodes: [...still.nodes, ...nodes],
  edges: [...still.edges, ...edges],
});
const [LAST_NODE, LAST_EDGE] = [still.nodes.length, still.edges.length];

/** A workflow that could not run, and what validation must say of it. */
export interface WorkflowFault {
  workflow: unknown;
  code: string;
  path: string;
  says: RegExp;
}

/** What people draw that could not run. */
export const WORKFLOW_FAULTS: Record<string, WorkflowFault> = {
  'an unknown step': { workflow: add([node('x', 'melt')]), code: 'unknown_step', path: `/nodes/${LAST_NODE}/step`, says: /melt/ },
  'an unknown param': { workflow: add([node('x', 'glb_export', { colour: 1 })], [{ from: 'setup', to: 'x' }]), code: 'invalid_params', path: `/nodes/${LAST_NODE}/params/colour`, says: /colour/ },
  'a bad param value': { workflow: add([node('x', 'glb_export', { quality: 'finest' })], [{ from: 'setup', to: 'x' }]), code: 'invalid_params', path: `/nodes/${LAST_NODE}/params/quality`, says: /"finest"/ },
  'a cycle': { workflow: add([], [{ from: 'export', to: 'setup' }]), code: 'cycle', path: `/edges/${LAST_EDGE}`, says: /setup → export → setup|export → setup → export/ },
  'an ambiguous binding': { workflow: add([node('export2', 'glb_export')], [{ from: 'setup', to: 'export2' }, { from: 'export2', to: 'bounding_box' }]), code: 'ambiguous_input', path: `/nodes/${still.nodes.findIndex(({ id }) => id === 'bounding_box')}`, says: /export.*export2/ },
  'a type that does not fit': { workflow: add([], [{ from: 'setup', to: 'bounding_box', output: 'cad_file', input: 'glb' }]), code: 'type_mismatch', path: `/edges/${LAST_EDGE}`, says: /cad_file.*glb|glb.*cad_file/ },
  'an edge that leads nowhere': { workflow: add([], [{ from: 'export', to: 'nowhere' }]), code: 'dangling_edge', path: `/edges/${LAST_EDGE}/to`, says: /nowhere/ },
  'an input that nothing fills': { workflow: add([node('x', 'glb_bbox')]), code: 'missing_input', path: `/nodes/${LAST_NODE}`, says: /glb/ },
  'a node twice': { workflow: add([node('setup', 'order_line_setup')]), code: 'duplicate_id', path: `/nodes/${LAST_NODE}/id`, says: /setup/ },
  'a version of the future': { workflow: { ...still, version: 2 }, code: 'unknown_version', path: '/version', says: /1/ },
  'a key that nobody knows': { workflow: { ...still, colour: 1 }, code: 'unknown_key', path: '/colour', says: /colour/ },
}; // prettier-ignore
