import type { Issue } from '../../model/issue.js';
import type { WorkflowEdge } from '../../model/workflow.js';
import { buildWorkflow, stillWorkflow } from '../../testing/build-workflow.js';
import { fakeDefinitions } from '../../testing/fake-definitions.js';
import { validateWorkflow } from '../validate-workflow.js';

const validate = (json: unknown) => validateWorkflow(json, fakeDefinitions);
const one = (issues: Issue[], code: Issue['code']) => {
  const found = issues.filter((issue) => issue.code === code);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('rules on nodes', () => {
  it('names an unknown step and the known ones', () => {
    const issue = one(validate(buildWorkflow({ a: 'teleport' }, [])), 'unknown_step');
    expect(issue).toMatchObject({ path: '/nodes/0/step', nodeId: 'a', severity: 'error' });
    expect(issue.message).toContain('"teleport"');
    expect(issue.hint).toContain('glb_export');
  });

  it('does not take what objects inherit for a step', () => {
    expect(validate(buildWorkflow({ a: 'constructor' }, [])).map((issue) => issue.code)).toContain('unknown_step');
  });

  it('says nothing of inputs that an unknown step might make', () => {
    const codes = validate(buildWorkflow({ a: 'teleport', b: 'glb_export' }, ['a > b'])).map((issue) => issue.code);
    expect(codes).toEqual(['unknown_step']);
  });

  it('reports the second node of an id and where the first is', () => {
    const workflow = {
      ...stillWorkflow,
      nodes: [...stillWorkflow.nodes, { id: 'render', step: 'checkpoint', params: {} }],
    };
    const issue = one(validate(workflow), 'duplicate_id');
    expect(issue).toMatchObject({ path: '/nodes/5/id', nodeId: 'render' });
    expect(issue.message).toContain('/nodes/3');
  });

  it('warns of a workflow that delivers nothing', () => {
    expect(one(validate(buildWorkflow({ a: 'checkpoint' }, [])), 'no_effect_node').severity).toBe('warning');
  });

  it('warns of a step whose worker is missing, but not of one that is asleep', () => {
    const availability = (step: { step: string }) => (step.step === 'threejs_render' ? 'missing' : 'asleep');
    const issue = one(validateWorkflow(stillWorkflow, fakeDefinitions, { availability }), 'step_without_worker');
    expect(issue).toMatchObject({ path: '/nodes/3/step', nodeId: 'render', severity: 'warning' });
    expect(issue.hint).toContain('chromium');
  });

  it('refuses more nodes or edges than the limits allow, and then looks at nothing else', () => {
    const limits = { nodes: 4, edges: 3 };
    const issues = validateWorkflow({ ...stillWorkflow, version: 7 }, fakeDefinitions, { limits });
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['too_large', '/nodes'],
      ['too_large', '/edges'],
    ]);
    expect(validate({ version: 1, nodes: new Array(10_001).fill(null), edges: [] })[0]?.code).toBe('too_large');
    expect(validate({ version: 1, nodes: [], edges: new Array(50_001).fill(null) })[0]?.code).toBe('too_large');
  });
});

describe('rules on edges', () => {
  const withEdge = (edge: WorkflowEdge) => ({ ...stillWorkflow, edges: [...stillWorkflow.edges, edge] });

  it('reports each end without a node', () => {
    const issues = validate(withEdge({ from: 'render', to: 'nowhere' }));
    expect(issues).toMatchObject([
      { code: 'dangling_edge', path: '/edges/5/to', edge: { from: 'render', to: 'nowhere' } },
    ]);
    expect(issues[0]?.message).toContain('"nowhere"');
  });

  it('reports an edge that is there twice, but not one that names another port', () => {
    const again = one(validate(withEdge({ from: 'render', to: 'save' })), 'duplicate_edge');
    expect(again).toMatchObject({ path: '/edges/5', edge: { from: 'render', to: 'save' } });
    expect(validate(withEdge({ from: 'render', to: 'save', output: 'render' }))).toEqual([]);
  });

  it('reports a port that the node does not have and names those it has', () => {
    const output = one(validate(withEdge({ from: 'export', to: 'save', output: 'obj' })), 'unknown_port');
    expect(output).toMatchObject({ path: '/edges/5/output', nodeId: 'export' });
    expect(output.hint).toContain('glb, parts');
    const input = one(validate(withEdge({ from: 'export', to: 'save', input: 'constructor' })), 'unknown_port');
    expect(input).toMatchObject({ path: '/edges/5/input', nodeId: 'save' });
  });

  it('reports ports whose types do not fit, without a second issue for the same input', () => {
    const mismatch = validate(withEdge({ from: 'template', to: 'render', output: 'template', input: 'glb' }));
    expect(mismatch).toMatchObject([{ code: 'type_mismatch', path: '/edges/5/input', severity: 'error' }]);
    expect(mismatch[0]?.message).toContain('takes type glb');
    const noSuchInput = validate(withEdge({ from: 'export', to: 'save', output: 'parts' }));
    expect(noSuchInput).toMatchObject([{ code: 'type_mismatch', path: '/edges/5/output' }]);
    const noSuchOutput = validate(withEdge({ from: 'setup', to: 'save', input: 'glb' }));
    expect(noSuchOutput).toMatchObject([{ code: 'type_mismatch', path: '/edges/5/input' }]);
  });

  it('lists a cycle in edge direction and says nothing of inputs behind it', () => {
    const workflow = buildWorkflow({ a: 'image_convert', b: 'image_convert', c: 'image_convert' }, [
      'a > b',
      'b > a',
      'b > c',
    ]);
    const issue = one(validate(workflow), 'cycle');
    expect(issue.message).toContain('a → b → a');
    expect(issue).toMatchObject({ path: '/edges/1', edge: { from: 'b', to: 'a' }, nodes: ['a', 'b'] });
    expect(validate(workflow).map((found) => found.code)).not.toContain('missing_input');
  });

  it('lists a node that waits for itself', () => {
    const issue = one(validate(withEdge({ from: 'save', to: 'save' })), 'cycle');
    expect(issue.message).toContain('save → save');
    expect(issue.nodes).toEqual(['save']);
  });

  it('gives all nodes of a cycle as data where the message leaves some out', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => `${id} > ${ids[(index + 1) % ids.length]}`);
    const issue = one(validate(buildWorkflow(Object.fromEntries(ids.map((id) => [id, 'checkpoint'])), edges)), 'cycle');
    expect(issue.message).toContain('(11 more)');
    expect(issue.nodes).toEqual(ids);
  });
});
