import fc from 'fast-check';
import { workflowGraph } from '../graph/workflow-graph.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { validateWorkflow } from '../validation/validate-workflow.js';
import { applyEdit } from './apply-edit.js';
import { healingEdges } from './healing-edges.js';

const steps = { r: 'threejs_render', x: 'image_convert', y: 'image_convert', s: 'output_save' };
const heal = (edges: string[], ids = ['x']) => healingEdges(buildWorkflow(steps, edges), ids, fakeDefinitions);

/** Pairs `a b` where b runs after a. */
function orderOf(workflow: Workflow): Set<string> {
  const { nodes, order } = workflowGraph(workflow, fakeDefinitions);
  const before = new Map<number, Set<number>>();
  for (const at of order) {
    const parents = nodes[at]?.parents ?? [];
    before.set(at, new Set(parents.flatMap((parent) => [parent, ...(before.get(parent) ?? [])])));
  }
  return new Set([...before].flatMap(([at, all]) => [...all].map((one) => `${nodes[one]?.id} ${nodes[at]?.id}`)));
}

describe('healingEdges', () => {
  it('keeps ports that fit each other, and the order alone where they do not', () => {
    expect(heal(['r.render > x.render', 'x.render > s.render'])).toEqual([
      { from: 'r', to: 's', output: 'render', input: 'render' },
    ]);
    const ofModel = buildWorkflow({ e: 'glb_export', r: 'threejs_render', s: 'output_save' }, [
      'e.glb > r.glb',
      'r.render > s.render',
    ]);
    expect(healingEdges(ofModel, ['r'], fakeDefinitions)).toEqual([{ from: 'e', to: 's' }]);
  });

  it('heals over several nodes in a row, and repeats no edge', () => {
    expect(heal(['r > x', 'x > y', 'y > s'], ['y', 'x'])).toEqual([{ from: 'r', to: 's' }]);
    expect(heal(['r > x', 'x > s', 'r > s'])).toEqual([]);
  });

  it('closes no cycle and leads no node to itself', () => {
    expect(heal(['r > x', 'x > r'])).toEqual([]);
    expect(heal(['r > x', 'x > s', 's > r', 'x > x'])).toEqual([]);
  });

  it('keeps the order of all nodes that are left, where only order matters', () => {
    fc.assert(
      fc.property(arbitraryRemoval, ([workflow, ids]) => {
        const plain = new Map(workflow.edges.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
        const nodes = workflow.nodes.map((node) => ({ ...node, step: 'checkpoint' }));
        const ordered = { ...workflow, nodes, edges: [...plain.values()] };
        const expected = [...orderOf(ordered)].filter((pair) => pair.split(' ').every((id) => !ids.includes(id)));
        expect([...orderOf(removedFrom(ordered, ids, true))].sort()).toEqual(expected.sort());
      }),
    );
  });

  it('brings no problem that removing the nodes alone does not bring', () => {
    fc.assert(
      fc.property(arbitraryRemoval, ([workflow, ids]) => {
        const [unhealed, healed] = [false, true].map((heal) => problemsOf(removedFrom(workflow, ids, heal)));
        expect(healed?.filter((problem) => !unhealed?.includes(problem))).toEqual([]);
      }),
    );
  });
});

const arbitraryRemoval = fc
  .tuple(arbitraryWorkflow, fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }))
  .map(([workflow, at]): [Workflow, string[]] => [workflow, at.flatMap((index) => workflow.nodes[index]?.id ?? [])]);

function removedFrom(workflow: Workflow, ids: string[], isHealed: boolean): Workflow {
  const heal = isHealed ? healingEdges(workflow, ids, fakeDefinitions) : [];
  return applyEdit(workflow, { kind: 'removeNodes', ids, heal });
}

function problemsOf(workflow: Workflow): string[] {
  const codes = ['cycle', 'dangling_edge', 'duplicate_edge', 'type_mismatch', 'unknown_port', 'ambiguous_input'];
  const issues = validateWorkflow(workflow, fakeDefinitions).filter(({ code }) => codes.includes(code));
  return issues.map(({ code, path }) => `${code} ${path}`);
}
