import fc from 'fast-check';
import { validateWorkflow } from '../validation/validate-workflow.js';
import { arbitraryWorkflow } from './arbitrary-workflow.js';
import { fakeDefinitions } from './fake-definitions.js';

describe('arbitraryWorkflow', () => {
  it('makes only workflows without an error', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const errors = validateWorkflow(workflow, fakeDefinitions).filter((issue) => issue.severity === 'error');
        expect(errors).toEqual([]);
      }),
    );
  });

  it('makes chains, plain edges and edges with ports', () => {
    const samples = fc.sample(arbitraryWorkflow, { numRuns: 200, seed: 1 });
    const edges = samples.flatMap((workflow) => workflow.edges);
    expect(edges.filter((edge) => edge.input).length).toBeGreaterThan(50);
    expect(edges.filter((edge) => !edge.input).length).toBeGreaterThan(50);
    expect(new Set(samples.flatMap((workflow) => workflow.nodes.map((node) => node.step))).size).toBe(
      fakeDefinitions.size,
    );
  });
});
