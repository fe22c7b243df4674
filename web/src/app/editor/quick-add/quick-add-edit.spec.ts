import { applyEdit, type Workflow } from '#workflow-core';
import type { AddOrigin } from '../canvas/quick-add-request';
import { DEFINITIONS, testWorkflow } from '../testing/test-steps';
import { quickAddEdit } from './quick-add-edit';

const AT = { x: 900, y: 500 };
const add = (workflow: Workflow, step: string, origin: AddOrigin) => {
  const { edit, id, refusal } = quickAddEdit(workflow, DEFINITIONS, { step, at: AT, origin });
  const { nodes, edges } = applyEdit(workflow, edit);
  const position = nodes.find((node) => node.id === id)?.ui?.['position'];
  return { id, position, refusal, edges: edges.map(({ from, to }) => `${from} > ${to}`) };
};
const ONE = testWorkflow('export1 save1');

describe('quickAddEdit', () => {
  it('adds a node where it is wanted', () => {
    expect(add(ONE, 'render', { kind: 'nowhere' })).toEqual({ id: 'render', position: AT, refusal: null, edges: [] });
  });

  it('wires it with the port that it is wanted for, from either side', () => {
    const output = { side: 'out', nodeId: 'export1', port: 'glb' } as const;
    expect(add(ONE, 'render', { kind: 'port', connector: output }).edges).toEqual(['export1 > render']);
    const input = { side: 'in', nodeId: 'save1', port: 'render' } as const;
    expect(add(ONE, 'render', { kind: 'port', connector: input }).edges).toEqual(['render > save1']);
    expect(add(ONE, 'notify', { kind: 'port', connector: { side: 'out', nodeId: 'export1' } }).edges).toEqual([
      'export1 > notify',
    ]);
  });

  it('goes after the selected node, with a wire where one fits', () => {
    const after: AddOrigin = { kind: 'node', nodeId: 'export1' };
    const lone = testWorkflow('export1');
    expect(add(lone, 'render', after)).toMatchObject({ position: { x: 300, y: 0 }, edges: ['export1 > render'] });
    expect(add(lone, 'notify', after)).toMatchObject({ refusal: null, edges: [] });
  });

  it('goes into the middle of a wire', () => {
    const chain = testWorkflow('render1 save1', 'render1 > save1');
    const added = add(chain, 'convert', { kind: 'wire', wire: 'render1/~save1/' });
    expect(added.edges).toEqual(['render1 > convert', 'convert > save1']);
  });

  it('adds the node without its wire where the port is taken, and says so', () => {
    const named = { from: 'render1', to: 'save1', output: 'render', input: 'render' };
    const chain = { ...testWorkflow('render1 save1'), edges: [named] };
    const input = { side: 'in', nodeId: 'save1', port: 'render' } as const;
    const added = add(chain, 'render', { kind: 'port', connector: input });
    expect(added.edges).toEqual(['render1 > save1']);
    expect(added.refusal).toMatch(/render/);
  });
});
