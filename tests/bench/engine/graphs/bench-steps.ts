import type { NodeDefinition, PortType } from '#workflow-core';

type Ports = Pick<NodeDefinition, 'inputs' | 'outputs'>;

const text = { label: 'Bench', category: 'Bench', description: 'Does nothing, for measuring.', icon: 'speed' };
const takes = (...types: PortType[]): Ports['inputs'] =>
  Object.fromEntries(types.map((type) => [type, { type, required: true, many: false, description: 'An input.' }]));
const gives = (...types: PortType[]): Ports['outputs'] =>
  Object.fromEntries(types.map((type) => [type, { type, description: 'An output.' }]));

const step = (name: string, pool: NodeDefinition['pool'], ports: Ports): NodeDefinition => ({
  ...text,
  step: name,
  version: 1,
  pool,
  requires: 'none',
  effect: 'none',
  paramsSchema: { type: 'object', additionalProperties: false, properties: {} },
  ...ports,
  timeouts: { queueMs: 600_000, executionMs: 30_000 },
  retry: { attempts: 2, backoffMs: 100 },
  cacheable: false,
});

/** The render pipeline's steps in shape only: pools and ports as there, and no work. */
const RENDER_STEPS = [
  step('bench_setup', 'materials', { inputs: {}, outputs: gives('order_line', 'cad_file') }),
  step('bench_template', 'materials', { inputs: takes('order_line'), outputs: gives('template') }),
  step('bench_material_map', 'materials', { inputs: takes('order_line'), outputs: gives('material_map') }),
  step('bench_bbox', 'materials', { inputs: takes('cad_file'), outputs: gives('bounding_box') }),
  step('bench_populate', 'materials', { inputs: takes('material_map'), outputs: gives('glb') }),
  step('bench_still', 'render', { inputs: takes('glb', 'template', 'bounding_box'), outputs: gives('render') }),
  step('bench_save', 'notify', { inputs: takes('render'), outputs: gives('media_assets') }),
  step('bench_notify', 'notify', { inputs: takes('media_assets'), outputs: {} }),
];

/** One node of a chain, and one that waits for many. */
const LIGHT_STEPS = [
  step('bench_first', 'materials', { inputs: {}, outputs: gives('render') }),
  step('bench_light', 'materials', { inputs: takes('render'), outputs: gives('render') }),
  step('bench_gather', 'materials', {
    inputs: { render: { type: 'render', required: true, many: true, description: 'All of them.' } },
    outputs: gives('glb'),
  }),
];

/** Definitions that exist in the bench alone. */
export const BENCH_STEPS: readonly NodeDefinition[] = [...RENDER_STEPS, ...LIGHT_STEPS];

/** What a bench step hands over: a small value at each of its ports. */
export function benchOutputs({ step: name, outputs }: NodeDefinition): Record<string, unknown> {
  return Object.fromEntries(
    Object.values(outputs).map(({ type }) => [type, type === 'media_assets' ? [] : { step: name, ok: true }]),
  );
}
