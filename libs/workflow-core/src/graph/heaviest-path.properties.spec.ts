import fc from 'fast-check';
import { heaviestPath } from './heaviest-path.js';

/** Up to eight nodes with weights; an edge leads from a node to one after it. */
const graphs = fc
  .array(fc.record({ weight: fc.integer({ min: 0, max: 20 }), from: fc.array(fc.nat(7), { maxLength: 4 }) }), {
    maxLength: 8,
  })
  .map((nodes) =>
    nodes.map(({ weight, from }, at) => ({ weight, parents: [...new Set(from)].filter((parent) => parent < at) })),
  );
type Graph = { weight: number; parents: number[] }[];

const found = (graph: Graph) =>
  heaviestPath({
    order: [...graph.keys()],
    parentsOf: (at) => graph[at]?.parents ?? [],
    weightOf: (at) => graph[at]?.weight ?? 0,
  });

/** Every path, one by one. */
function pathsTo(graph: Graph, at: number): number[][] {
  const before = (graph[at]?.parents ?? []).flatMap((parent) => pathsTo(graph, parent));
  return [[], ...before].map((path) => [...path, at]);
}
const weightOf = (graph: Graph, path: number[]) => path.reduce((sum, at) => sum + (graph[at]?.weight ?? 0), 0);

describe('heaviestPath', () => {
  it('weighs as much as the heaviest of all paths', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const all = graph.flatMap((_node, at) => pathsTo(graph, at));
        expect(found(graph).weight).toBe(Math.max(0, ...all.map((path) => weightOf(graph, path))));
      }),
    );
  });

  it('is a path along edges, with the weight that it says', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { weight, path } = found(graph);
        expect(weightOf(graph, path)).toBe(weight);
        for (const [at, node] of path.entries()) if (at > 0) expect(graph[node]?.parents).toContain(path[at - 1]);
        expect(path.length > 0).toBe(graph.length > 0);
      }),
    );
  });
});
