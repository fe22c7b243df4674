import { bindInputs, type NodeDefinitions, type Workflow } from '#workflow-core';
import { inputProducers } from './input-producers';

const definition = (step: string, inputs: object, outputs: object) => [
  step,
  { step, version: 1, inputs, outputs, paramsSchema: { type: 'object' } },
];

describe('inputProducers', () => {
  it('names the nodes that give inputs, wherever above they stand', () => {
    const definitions = new Map([
      definition('export', {}, { glb: { type: 'glb' } }),
      definition('check', { glb: { type: 'glb' } }, {}),
      definition('render', { glb: { type: 'glb' }, scene: { type: 'scene', optional: true } }, {}),
    ] as never) as unknown as NodeDefinitions;
    const nodes = ['export', 'check', 'render'].map((step) => ({ id: step, step, params: {} }));
    const edges = [
      { from: 'export', to: 'check' },
      { from: 'check', to: 'render' },
    ];
    const bindings = bindInputs({ version: 1, nodes, edges } as unknown as Workflow, definitions);
    expect(inputProducers(bindings.get('render'), (id) => id.toUpperCase())).toEqual([
      { input: 'glb', producers: [{ nodeId: 'export', label: 'EXPORT', output: 'glb' }] },
    ]);
    expect(inputProducers(bindings.get('export'), String)).toEqual([]);
    expect(inputProducers(undefined, String)).toEqual([]);
  });
});
