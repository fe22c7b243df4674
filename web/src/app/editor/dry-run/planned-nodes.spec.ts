import type { NodeDefinition, Workflow } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownSteps } from '../document/steps';
import { cacheSummary, plannedNodes, totalText } from './planned-nodes';

const paramsSchema = {
  type: 'object',
  properties: {
    width: { type: 'integer', title: 'Width', unit: 'px', default: 0 },
    transparent: { type: 'boolean', title: 'Transparent', default: false },
    angles: { type: 'array', title: 'Angles', default: [] },
  },
};
const steps: KnownSteps = new Map([
  [
    'render',
    { definition: { step: 'render', label: 'Render', paramsSchema } as unknown as NodeDefinition, form: null },
  ],
]);
const workflow = {
  version: 1,
  nodes: [
    { id: 'export', step: 'unknown', params: {} },
    { id: 'r', step: 'render', params: {}, ui: { label: 'My render' } },
  ],
  edges: [],
} as unknown as Workflow;
const estimate = (medianSeconds: number | null, n: number) => ({
  nodes: [{ node: 'r', step: 'render', version: 1, n, medianSeconds, p90Seconds: medianSeconds && medianSeconds * 2 }],
  total: { medianSeconds, p90Seconds: medianSeconds && medianSeconds * 2, path: ['r'] },
});
const reply = (members: Partial<Schema<'DryRunReply'>> = {}) =>
  ({
    ...{ order: ['export', 'r'], params: { r: { width: 640, transparent: false, angles: [] } }, missing: [] },
    ...{
      bindings: { r: { glb: [{ nodeId: 'export', output: 'glb' }], parts: [] } },
      wouldStage: [],
      estimate: null,
      cache: null,
    },
    ...members,
  }) as unknown as Schema<'DryRunReply'>;
const planned = (members?: Partial<Schema<'DryRunReply'>>) => plannedNodes(reply(members), { workflow, steps });

describe('plannedNodes', () => {
  it('has the nodes in the order of the plan, under their names on the canvas', () => {
    expect(planned().map(({ label }) => label)).toEqual(['export', 'My render']);
  });

  it('says what fills each input', () => {
    expect(planned()[1]?.inputs).toEqual([
      { input: 'glb', from: 'export.glb' },
      { input: 'parts', from: 'nothing' },
    ]);
  });

  it('says only what differs from the defaults', () => {
    expect(planned()[1]?.settings).toEqual(['Width 640 px']);
    expect(planned({ params: { r: { width: 0, transparent: true, angles: [1] } } })[1]?.settings).toEqual([
      'Transparent on',
      'Angles [1]',
    ]);
  });

  it('says how long a node takes, and why none would take it', () => {
    const missing = [{ step: 'render', version: 1, reason: 'no worker has a browser' }];
    const [first, second] = planned({ estimate: estimate(1.5, 4), missing });
    expect([first?.time, second?.time]).toEqual(['', '1.5 s, 9 of 10 within 3.0 s']);
    expect([first?.missing, second?.missing]).toEqual(['', 'no worker has a browser']);
  });

  it('says what would be delivered', () => {
    const picture = { name: 'a.png', node: 'r', step: 'render', template: 't', width: 64, height: 32, frames: 24 };
    const wouldStage: Schema<'WouldStage'>[] = [
      { node: 'r', effect: 'asset', assets: { names: ['a.png', 'a.glb'], pictures: [picture], deliverModel: true } },
      { node: 'r', effect: 'notification', notification: { channel: 'email', recipients: ['a@b'] } },
      { node: 'export', effect: 'catalog', catalog: { product: 'flange' } },
    ];
    const [first, second] = planned({ wouldStage });
    expect(first?.stages).toEqual(['material assignment of the product flange']);
    expect(second?.stages).toEqual([
      'picture a.png, 64 × 32 px, 24 frames',
      'file a.glb',
      'notification (email) to a@b',
    ]);
  });
});

describe('the kept results', () => {
  const one = (node: string, more: Partial<Schema<'CachePrediction'>>): Schema<'CachePrediction'> => ({
    ...{ node, state: 'miss', reason: null, from: null, differs: [] },
    ...more,
  });
  const textOf = (more: Partial<Schema<'CachePrediction'>>) => planned({ cache: [one('r', more)] })[1]?.cache;

  it('are said of each node, with why there is none', () => {
    expect(planned()[1]?.cache).toBe('');
    expect(textOf({ state: 'hit' })).toBe('A kept result would be used');
    expect(textOf({ state: 'unknown' })).toBe('Whether a kept result fits is not known before a run');
    expect(textOf({ reason: 'effect' })).toBe('Would be executed: it has an effect');
    const differs = [{ field: 'params.width', before: 1, now: 2 }];
    expect(textOf({ reason: 'differs', differs })).toBe('Would be executed: params.width differs from the kept result');
    expect(textOf({ reason: 'bypassed' })).toBe('Would be executed: no kept result fits');
  });

  it('are counted, and it is said that a shadow run uses none', () => {
    const decision = (mode: string) => ({ decision: { mode } }) as unknown as Partial<Schema<'DryRunReply'>>;
    const cache = [one('a', { state: 'hit' }), one('b', { state: 'unknown' }), one('c', { reason: 'first' })];
    expect(cacheSummary(reply({ valid: true, cache, ...decision('graph') }))).toBe(
      'A live run would take 1 of 3 nodes from kept results, 1 not known before a run. A shadow run uses none.',
    );
    expect(cacheSummary(reply({ valid: true, cache, ...decision('shadow') }))).toContain(
      'As a shadow run it uses none.',
    );
    expect(cacheSummary(reply({ valid: true, cache: null, ...decision('graph') }))).toContain('is not known');
    expect(cacheSummary(reply({ valid: false, cache: null }))).toBe('');
  });
});

describe('totalText', () => {
  it('names what is known', () => {
    expect(totalText(estimate(2, 4))).toMatch(/^About 2\.0 s, 4\.0 s where its nodes are slow/);
    expect(totalText({ ...estimate(2, 0) })).toContain('Steps that never ran are not in it');
    expect(totalText(estimate(null, 0))).toContain('none of its steps ran');
    expect(totalText(null)).toContain('the orchestrator does not answer');
  });
});
