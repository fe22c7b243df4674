import fc from 'fast-check';
import type { Issue } from '../model/issue.js';
import { buildWorkflow, stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { validateWorkflow } from './validate-workflow.js';

const errorsOf = (json: unknown) =>
  validateWorkflow(json, fakeDefinitions).filter((issue: Issue) => issue.severity === 'error');

describe('validateWorkflow', () => {
  it('finds nothing in a workflow that may run', () => {
    expect(validateWorkflow(stillWorkflow, fakeDefinitions)).toEqual([]);
  });

  it('reports exactly the dangling edge and the missing input of a half-drawn workflow', () => {
    const ui = { type: 'templateNode', position: { x: 420, y: 120 }, label: 'Resolve Template' };
    const nodes = [{ id: 'resolve_template', step: 'resolve_template', params: {}, ui }];
    const errors = errorsOf({ version: 1, nodes, edges: [{ from: 'setup', to: 'resolve_template' }] });
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ['dangling_edge', '/edges/0/from'],
      ['missing_input', '/nodes/0'],
    ]);
    expect(errors[0]?.message).toContain('"setup"');
    expect(errors[1]?.message).toContain('"order_line"');
  });

  it('goes on checking where an unknown key leaves the workflow readable', () => {
    const workflow = { ...buildWorkflow({ a: 'glb_export' }, []), colour: 'red' };
    expect(errorsOf(workflow).map((issue) => issue.code)).toEqual(['unknown_key', 'missing_input']);
  });

  it('never throws, whatever it is given', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
    });
    const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', '');
    const step = fc.oneof(fc.constantFrom(...fakeDefinitions.keys()), name, anything);
    const port = fc.option(fc.oneof(name, fc.constantFrom('render', 'glb')), { nil: undefined });
    const node = fc.record({
      id: fc.oneof(name, anything),
      step,
      params: fc.oneof(fc.dictionary(name, anything), anything),
    });
    const edge = fc.record({ from: fc.oneof(name, anything), to: name, output: port, input: port });
    const almost = fc.record({ version: fc.constant(1), nodes: fc.array(node), edges: fc.array(edge), ui: anything });
    fc.assert(
      fc.property(fc.oneof(anything, almost), (json) => {
        const issues = validateWorkflow(json, fakeDefinitions);
        expect(issues.every((issue) => issue.message !== '' && issue.hint !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('checks a workflow of the largest allowed size, with a producer at every second node', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `n${String(index).padStart(5, '0')}`);
    const steps = ids.map((id, index) => [id, index % 2 === 0 ? 'order_line_setup' : 'checkpoint']);
    const edges = ids.flatMap((_, to) =>
      [1, 2, 3, 5, 8].filter((hop) => to - hop >= 0).map((hop) => `${ids[to - hop]} > ${ids[to]}`),
    );
    const issues = validateWorkflow(buildWorkflow(Object.fromEntries(steps), edges), fakeDefinitions);
    expect(issues.map((issue) => issue.code)).toEqual(['no_effect_node']);
  });
});
