import fc from 'fast-check';
import { arbitraryWorkflow, shuffled } from '../testing/arbitrary-workflow.js';
import { buildWorkflow, stillWorkflow, withParams } from '../testing/build-workflow.js';
import { fakeDefinitions, threejsRender } from '../testing/fake-definitions.js';
import { InvalidWorkflowError } from './invalid-workflow-error.js';
import { planRun } from './plan-run.js';

describe('planRun', () => {
  it('freezes all that the runtime needs of a node', () => {
    const plan = planRun(withParams(stillWorkflow, 'render', { angles: [{ azimuth: 5 }] }), fakeDefinitions);
    expect(plan.semanticHash).toMatch(/^wf1:[0-9a-f]{64}$/);
    expect(plan.nodes.find((node) => node.nodeId === 'render')).toEqual({
      ...{
        nodeId: 'render',
        step: 'threejs_render',
        version: 1,
        pool: 'materials',
        requires: 'chromium',
        effect: 'none',
      },
      params: { width: 0, angles: [{ azimuth: 5, elevation: 20 }] },
      inputs: [
        { input: 'glb', many: false, producers: [{ nodeId: 'export', output: 'glb' }] },
        { input: 'template', many: false, producers: [{ nodeId: 'template', output: 'template' }] },
      ],
      parents: ['export', 'template'],
      timeouts: threejsRender.timeouts,
      retry: threejsRender.retry,
      cacheable: threejsRender.cacheable,
    });
  });

  it('orders nodes by depth and then id, each after its parents', () => {
    const ids = planRun(stillWorkflow, fakeDefinitions).nodes.map((node) => node.nodeId);
    expect(ids).toEqual(['setup', 'export', 'template', 'render', 'save']);
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const seen = new Set<string>();
        for (const node of planRun(workflow, fakeDefinitions).nodes) {
          expect(node.parents.filter((parent) => !seen.has(parent))).toEqual([]);
          seen.add(node.nodeId);
        }
        expect(seen.size).toBe(workflow.nodes.length);
      }),
    );
  });

  it('plans the same for the same semantics, however the file is written', () => {
    const pair = arbitraryWorkflow.chain((workflow) => fc.tuple(fc.constant(workflow), shuffled(workflow)));
    fc.assert(
      fc.property(pair, ([workflow, other]) => {
        expect(planRun(other, fakeDefinitions)).toEqual(planRun(workflow, fakeDefinitions));
      }),
    );
  });

  it('lists every error of a workflow that cannot run', () => {
    const plan = () => planRun(buildWorkflow({ a: 'teleport', b: 'glb_export' }, []), fakeDefinitions);
    expect(plan).toThrow(InvalidWorkflowError);
    expect(plan).toThrow(/unknown_step at "\/nodes\/0\/step".*missing_input at "\/nodes\/1"/s);
  });

  it('plans a workflow that only has warnings', () => {
    expect(planRun(buildWorkflow({ a: 'checkpoint' }, []), fakeDefinitions).nodes).toHaveLength(1);
  });
});
