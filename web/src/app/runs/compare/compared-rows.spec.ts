import type { Schema } from '../../api/api-types';
import { comparedRows, type ComparedVersions } from './compared-rows';

type Node = Schema<'ComparedNode'>;
const side = (more: Partial<Schema<'ComparedNodeRun'>> = {}): Schema<'ComparedNodeRun'> => ({
  ...{ status: 'succeeded', step: 'render', version: 1, durationMs: 1000, cache: 'miss' },
  ...more,
});
const node = (more: Partial<Node> = {}): Node => ({
  ...{ nodeId: 'n', in: 'both', a: side(), b: side(), params: 'equal', inputs: 'equal', outputs: 'equal' },
  ...more,
});
const row = (more: Partial<Node>, versions: ComparedVersions | null = null) => comparedRows([node(more)], versions)[0];

describe('comparedRows', () => {
  it('says by how much longer the second run took, where both ran', () => {
    expect(row({ b: side({ durationMs: 2500 }) })?.delta).toBe('+1.5 s');
    expect(row({ b: side({ durationMs: 950 }) })?.delta).toBe('−50 ms');
    expect(row({})?.delta).toBe('±0');
    expect(row({ b: side({ durationMs: null, cache: 'hit' }) })).toMatchObject({ delta: '', b: { time: 'kept' } });
    expect(row({ b: side({ durationMs: null, cache: null }) })?.b?.time).toBe('used again');
    expect(row({ b: side({ durationMs: null, cache: null, status: 'running' }) })?.b?.time).toBe('');
    expect(row({ b: null, in: 'a' })).toMatchObject({ delta: '', b: null });
  });

  it('differs by status, params, inputs or outputs, and not by what is unknown or by time', () => {
    expect(row({ b: side({ durationMs: 9000 }), outputs: 'unknown' })?.isDifferent).toBe(false);
    expect(row({ b: side({ status: 'failed' }), outputs: 'unknown' })?.isDifferent).toBe(true);
    expect(row({ b: null, in: 'a' })?.isDifferent).toBe(true);
    for (const part of ['params', 'inputs', 'outputs']) expect(row({ [part]: 'different' })?.isDifferent).toBe(true);
  });

  it('lists the settings that differ, and names nodes as the workflow does', () => {
    const workflow = (params: object, label?: string) =>
      ({ nodes: [{ id: 'n', step: 'render', params, ...(label && { ui: { label } }) }] }) as never;
    const labels = new Map([['render', 'Render']]);
    const versions = {
      a: workflow({ width: 64, height: 8 }),
      b: workflow({ width: 128, height: 8, samples: [1] }),
      labels,
    };
    expect(row({}, versions)).toMatchObject({
      label: 'Render',
      settings: [
        { name: 'samples', a: 'default', b: '[1]' },
        { name: 'width', a: '64', b: '128' },
      ],
    });
    expect(row({}, { ...versions, b: workflow({}, 'My picture') })?.label).toBe('My picture');
    expect(row({})?.label).toBe('n');
  });
});
