import type { Workflow } from '#workflow-core';

/** Copies side by side, so that the graph has about the form of a screen. */
const SHAPE = 1 / 3;
const WIDTH = 2100;
const HEIGHT = 480;

/** A workflow of as many nodes: copies of `pattern`, the last one cut off. Its nodes keep their form within a copy. */
export function graphOfSize(pattern: Workflow, nodes: number): Workflow {
  const copies = Math.ceil(nodes / pattern.nodes.length);
  const perRow = Math.max(1, Math.round(Math.sqrt(copies * SHAPE)));
  const graph: Workflow = { version: pattern.version, nodes: [], edges: [] };
  for (let copy = 0; copy < copies; copy += 1) {
    const [left, top] = [(copy % perRow) * WIDTH, Math.floor(copy / perRow) * HEIGHT];
    const named = (id: string): string => `${id}_${copy + 1}`;
    for (const { id, ui, ...node } of pattern.nodes) {
      const { x, y } = ui?.['position'] as { x: number; y: number };
      graph.nodes.push({ ...node, id: named(id), ui: { ...ui, position: { x: left + x, y: top + y } } });
    }
    for (const edge of pattern.edges) graph.edges.push({ ...edge, from: named(edge.from), to: named(edge.to) });
  }
  const kept = graph.nodes.slice(0, nodes);
  const has = new Set(kept.map(({ id }) => id));
  return { ...graph, nodes: kept, edges: graph.edges.filter(({ from, to }) => has.has(from) && has.has(to)) };
}
