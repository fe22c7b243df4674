import { buildWorkflow } from '../../testing/build-workflow.js';
import { fakeDefinitions } from '../../testing/fake-definitions.js';
import { validateWorkflow } from '../validate-workflow.js';

const errorsOf = (steps: Record<string, string>, edges: string[]) =>
  validateWorkflow(buildWorkflow(steps, edges), fakeDefinitions).filter((issue) => issue.severity === 'error');

const twoRenders = { setup: 'order_line_setup', a: 'glb_export', b: 'glb_export', stereo: 'stereo_render' };

describe('missing inputs', () => {
  it('names the input, its type and the steps that would make it', () => {
    const errors = errorsOf({ lonely: 'glb_export' }, []);
    expect(errors).toMatchObject([{ code: 'missing_input', path: '/nodes/0', nodeId: 'lonely' }]);
    expect(errors[0]?.message).toContain('"cad_file" of type cad_file');
    expect(errors[0]?.hint).toContain('order_line_setup');
  });

  it('names a node that is there but not connected before it names steps', () => {
    const errors = errorsOf({ lonely: 'glb_export', start: 'order_line_setup' }, []);
    expect(errors[0]?.hint).toContain('Draw an edge to "lonely" from a node that makes cad_file: "start"');
  });

  it('lets a producer that runs after the node not count', () => {
    const errors = errorsOf({ lonely: 'glb_export', start: 'order_line_setup' }, ['lonely > start']);
    expect(errors.map((issue) => issue.code)).toEqual(['missing_input']);
  });

  it('wants one of a group of optional inputs, and one is enough', () => {
    const errors = errorsOf({ save: 'output_save' }, []);
    expect(errors).toMatchObject([{ code: 'missing_input', path: '/nodes/0' }]);
    expect(errors[0]?.message).toContain('at least one of the inputs');
    expect(errorsOf({ s: 'order_line_setup', e: 'glb_export', save: 'output_save' }, ['s > e', 'e > save'])).toEqual(
      [],
    );
  });
});

describe('ambiguous inputs', () => {
  it('names the candidates and the ports to set', () => {
    const errors = errorsOf(twoRenders, ['setup > a', 'setup > b', 'a > stereo', 'b > stereo']);
    expect(errors).toMatchObject([{ code: 'ambiguous_input', path: '/nodes/3', nodeId: 'stereo' }]);
    expect(errors[0]?.message).toContain('"a" (output "glb"), "b" (output "glb")');
    expect(errors[0]).toMatchObject({
      input: 'glb',
      candidates: [
        { nodeId: 'a', output: 'glb' },
        { nodeId: 'b', output: 'glb' },
      ],
    });
    expect(errors[0]?.hint).toContain('{"from":"a","to":"stereo","output":"glb","input":"glb"}');
  });

  it('is settled by naming the port on one edge', () => {
    expect(errorsOf(twoRenders, ['setup > a', 'setup > b', 'a > stereo', 'b.glb > stereo.glb'])).toEqual([]);
    expect(errorsOf(twoRenders, ['setup > a', 'setup > b', 'a > stereo', 'b > stereo.glb'])).toEqual([]);
    expect(errorsOf(twoRenders, ['setup > a', 'setup > b', 'a > stereo', 'b.glb > stereo'])).toEqual([]);
  });

  it('give at most 20 candidates, the first by node id', () => {
    const ids = Array.from({ length: 25 }, (_, index) => `e${String(index).padStart(2, '0')}`);
    const steps = { setup: 'order_line_setup', ...Object.fromEntries(ids.map((id) => [id, 'glb_export'])) };
    const edges = ids.flatMap((id) => [`setup > ${id}`, `${id} > stereo`]);
    const errors = errorsOf({ stereo: 'stereo_render', ...steps }, edges);
    expect(errors.map(({ candidates }) => candidates?.map(({ nodeId }) => nodeId))).toEqual([ids.slice(0, 20)]);
    expect(errors[0]?.message).toContain('and 15 more nodes');
  });

  it('remains where two edges name the same single input', () => {
    const errors = errorsOf(twoRenders, ['setup > a', 'setup > b', 'a > stereo.glb', 'b > stereo.glb']);
    expect(errors.map((issue) => issue.code)).toEqual(['ambiguous_input']);
  });

  it('asks for a port where one node has several outputs of the type, also for a list', () => {
    const steps = { setup: 'order_line_setup', a: 'glb_export', stereo: 'stereo_render', save: 'output_save' };
    const edges = ['setup > a', 'a > stereo'];
    const candidates = ['left', 'right'].map((output) => ({ nodeId: 'stereo', output }));
    expect(errorsOf(steps, [...edges, 'stereo > save'])).toMatchObject([
      { code: 'ambiguous_input', nodeId: 'save', candidates },
    ]);
    expect(errorsOf(steps, [...edges, 'stereo > save.render'])).toMatchObject([{ code: 'ambiguous_input' }]);
    expect(errorsOf(steps, [...edges, 'stereo.left > save', 'stereo.right > save'])).toEqual([]);
  });
});

describe('too many bindings', () => {
  it('refuses a workflow whose inputs together take more values than allowed', () => {
    const limits = { nodes: 100, edges: 100, bindings: 3 };
    const steps = { s: 'order_line_setup', a: 'glb_export', b: 'glb_export', x: 'output_save', y: 'output_save' };
    const workflow = buildWorkflow(steps, ['s > a', 's > b', 'a > x', 'b > x', 'x > y']);
    const issues = validateWorkflow(workflow, fakeDefinitions, { limits });
    expect(issues).toMatchObject([{ code: 'too_large', severity: 'error' }]);
    expect(issues[0]?.message).toContain('take 6 values');
  });
});
