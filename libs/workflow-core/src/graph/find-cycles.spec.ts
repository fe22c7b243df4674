import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { findCycles } from './find-cycles.js';
import { workflowGraph } from './workflow-graph.js';

function cyclesOf(ids: string[], edges: string[]): string[] {
  const graph = workflowGraph(
    buildWorkflow(Object.fromEntries(ids.map((id) => [id, 'checkpoint'])), edges),
    fakeDefinitions,
  );
  return findCycles(graph).map((cycle) => cycle.map((index) => graph.nodes[index]?.id).join(''));
}

describe('findCycles', () => {
  it('finds none where nodes only share descendants', () => {
    expect(cyclesOf(['a', 'b', 'c', 'd'], ['a > b', 'a > c', 'b > d', 'c > d'])).toEqual([]);
  });

  it('finds every strongly connected component, also one behind another', () => {
    expect(cyclesOf(['a', 'b', 'c', 'd'], ['a > b', 'b > a', 'b > c', 'c > d', 'd > c'])).toEqual(['ab', 'cd']);
  });

  it('shows the shortest cycle of a component', () => {
    expect(cyclesOf(['a', 'b', 'c', 'd'], ['a > b', 'b > c', 'c > d', 'd > a', 'b > a'])).toEqual(['ab']);
  });

  it('leaves out nodes that are only behind a cycle', () => {
    expect(cyclesOf(['z', 'a', 'b'], ['a > a', 'a > z', 'z > b'])).toEqual(['a']);
  });

  it('follows a cycle of ten thousand nodes', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => `${id} > ${ids[(index + 1) % ids.length]}`);
    expect(cyclesOf(ids, edges)).toEqual([ids.join('')]);
  });
});
