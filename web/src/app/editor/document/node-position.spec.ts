import type { Workflow } from '#workflow-core';
import { COLUMN, ROW, freePlace, positionsOf } from './node-position';

const node = (id: string, position?: object) => ({ id, step: 's', params: {}, ...(position && { ui: { position } }) });
const workflow = (nodes: Workflow['nodes'], ...edges: [string, string][]): Workflow => ({
  ...{ version: 1, nodes },
  edges: edges.map(([from, to]) => ({ from, to })),
});

describe('positionsOf', () => {
  it('keeps every place that somebody chose', () => {
    expect(positionsOf(workflow([node('a', { x: 5, y: -7 })])).get('a')).toEqual({ x: 5, y: -7 });
  });

  it('puts the others in columns along the edges, below those', () => {
    const at = positionsOf(
      workflow([node('top', { x: 0, y: 20 }), node('a'), node('b'), node('c')], ['a', 'b'], ['a', 'c']),
    );
    expect([at.get('a'), at.get('b'), at.get('c')]).toEqual([
      { x: 0, y: 20 + ROW },
      { x: COLUMN, y: 20 + ROW },
      { x: COLUMN, y: 20 + 2 * ROW },
    ]);
  });

  it('places nodes of a cycle, too', () => {
    expect(positionsOf(workflow([node('a'), node('b')], ['a', 'b'], ['b', 'a'])).size).toBe(2);
  });

  it('takes no text for a place', () => {
    expect(positionsOf(workflow([node('a', { x: '1', y: 2 })])).get('a')).toEqual({ x: 0, y: 0 });
  });
});

describe('freePlace', () => {
  it('is the wanted place where nothing is there', () => {
    expect(freePlace({ x: 10.4, y: 20 }, [{ x: 400, y: 20 }])).toEqual({ x: 10, y: 20 });
  });

  it('goes down until it covers no node', () => {
    const taken = [
      { x: 0, y: 0 },
      { x: 10, y: 100 },
    ];
    expect(freePlace({ x: 0, y: 0 }, taken)).toEqual({ x: 0, y: 200 });
  });
});
