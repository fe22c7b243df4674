import type { NodeDefinition, Workflow } from '#workflow-core';
import { wireId } from '../../document/wire-id';
import { changeLines } from './change-lines';
import { comparedGraph } from './compared-graph';
import type { ComparedSide } from './compared-side';

const definition = {
  ...{ step: 's', version: 1, label: 'Step', inputs: {}, outputs: {} },
  paramsSchema: {
    type: 'object',
    properties: { width: { title: 'Width', type: 'number' }, angles: { title: 'Angles' } },
  },
} as unknown as NodeDefinition;
const side = (workflow: Omit<Workflow, 'version'>): ComparedSide => ({
  workflow: { version: 1, ...workflow },
  ...{ lock: {}, steps: new Map([['s', { definition, form: null }]]) },
});
const node = (id: string, params: Record<string, unknown> = {}, x?: number) => ({
  ...{ id, step: 's', params },
  ...(x !== undefined && { ui: { position: { x, y: 0 }, ...(id === 'named' && { label: 'Front' }) } }),
});
const BEFORE = side({
  nodes: [node('old', {}, 1), node('named', { width: 1, angles: [1] }, 2), node('still'), node('dragged', {}, 3)],
  edges: [{ from: 'old', to: 'named' }],
});
const AFTER = side({
  nodes: [node('new', {}, 9), node('named', { width: 2, angles: [4] }, 2), node('still'), node('dragged', {}, 4)],
  edges: [{ from: 'new', to: 'named' }],
});

describe('two workflows as one graph', () => {
  const { side: both, nodes, wires, diff } = comparedGraph(BEFORE, AFTER);

  it('has everything that either has, what was removed where it was', () => {
    expect(both.workflow.nodes.map(({ id }) => id)).toEqual(['new', 'named', 'still', 'dragged', 'old']);
    expect(both.workflow.nodes.at(-1)?.ui).toEqual({ position: { x: 1, y: 0 } });
    expect(both.workflow.edges).toHaveLength(2);
  });

  it('marks what became of each, and nothing else', () => {
    expect(Object.fromEntries(nodes)).toEqual({ new: 'added', old: 'removed', named: 'changed', dragged: 'moved' });
    const [added, removed] = [AFTER, BEFORE].map(({ workflow }) => wireId(workflow.edges[0]!));
    expect([...wires]).toEqual(
      expect.arrayContaining([
        [added, 'added'],
        [removed, 'removed'],
      ]),
    );
    expect(wires.size).toBe(2);
  });

  it('has settings as their old and new values, by the names that people know', () => {
    const lines = changeLines(diff.semantic, both);
    expect(lines).toContainEqual({ ...{ mark: 'changed', nodeId: 'named', name: 'Front' }, what: 'Width', before: '1', after: '2' }); // prettier-ignore
    expect(lines).toContainEqual(expect.objectContaining({ what: 'Angles / 0', before: '1', after: '4' }));
    expect(lines).toContainEqual({ mark: 'added', nodeId: 'new', name: 'Step', what: '' });
  });

  it('has layout apart', () => {
    expect(changeLines(diff.layout, both)).toEqual([
      { mark: 'moved', nodeId: 'dragged', name: 'Step', what: 'position in the editor' },
    ]);
  });
});
