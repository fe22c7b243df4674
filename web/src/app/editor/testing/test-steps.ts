import type { NodeDefinition, Workflow, WorkflowEdge } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownSteps } from '../document/steps';

type Ports = Record<string, string>;

/** A definition with ports by name and type; inputs are required unless their type ends with `?`. */
export function testDefinition(step: string, inputs: Ports, outputs: Ports): NodeDefinition {
  const input = (type: string) => ({ type: type.replace('?', ''), required: !type.endsWith('?'), many: false });
  return {
    ...{ step, version: 1, label: `The ${step}`, category: 'Order', description: '', icon: '' },
    ...{ pool: 'render', requires: 'none', effect: 'none', cacheable: true },
    paramsSchema: { type: 'object', properties: {} },
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, type]) => [name, { ...input(type), description: '' }]),
    ),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, type]) => [name, { type, description: '' }])),
    ...{ timeouts: { queueMs: 1, executionMs: 1 }, retry: { attempts: 1, backoffMs: 1 } },
  } as NodeDefinition;
}

const ALL = [
  testDefinition('export', {}, { glb: 'glb' }),
  testDefinition('render', { glb: 'glb' }, { render: 'render' }),
  testDefinition('convert', { render: 'render' }, { render: 'render' }),
  testDefinition('save', { render: 'render', box: 'bounding_box?' }, { media_assets: 'media_assets' }),
  testDefinition('notify', { media_assets: 'media_assets' }, {}),
];

export const DEFINITIONS = new Map(ALL.map((definition) => [definition.step, definition]));

export const STEPS: KnownSteps = new Map(ALL.map((definition) => [definition.step, { definition, form: null }]));

export const PALETTE = {
  entries: ALL.map((definition) => ({
    ...{ definition, hash: '', form: null },
    availability: { state: definition.step === 'notify' ? 'missing' : 'live', reason: null },
  })),
  categories: [{ name: 'Order', colour: 'order' }],
  portTypes: [{ type: 'glb', label: '3D model', shape: 'hexagon', colour: 'geometry' }],
} as unknown as Schema<'PaletteReply'>;

/** Nodes whose ids are their steps and a number (`render1`), each 300 right of the one before, and edges `a > b`. */
export function testWorkflow(ids: string, edges = ''): Workflow {
  return {
    version: 1,
    nodes: ids.split(' ').map((id, index) => ({
      ...{ id, step: id.replace(/\d+$/, ''), params: {} },
      ui: { position: { x: index * 300, y: 0 } },
    })),
    edges: edges.split(', ').flatMap((text): WorkflowEdge[] => {
      const [from, to] = text.split(' > ');
      return from && to ? [{ from, to }] : [];
    }),
  };
}
