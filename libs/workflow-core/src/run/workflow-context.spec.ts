import { planRun } from '../planning/plan-run.js';
import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { WorkflowContext } from './workflow-context.js';

const workflow = buildWorkflow(
  {
    s: 'order_line_setup',
    e: 'glb_export',
    st: 'stereo_render',
    b: 'image_convert',
    a: 'image_convert',
    save: 'output_save',
  },
  ['s > e', 'e > st', 'st.left > b.render', 'st.right > a.render', 'b > save', 'a > save'],
);
const plan = planRun(workflow, fakeDefinitions);
const planned = (id: string) => plan.nodes.find((node) => node.nodeId === id)!;

function filled(): WorkflowContext {
  const context = new WorkflowContext();
  context.put('s', { order_line: { id: 1 }, cad_file: 'file' });
  context.put('e', { glb: 'glb', parts: [] });
  context.put('st', { left: 'left', right: 'right' });
  context.put('b', { render: 'of b' });
  context.put('a', { render: 'of a' });
  return context;
}

describe('WorkflowContext', () => {
  it('gives a node the values of its producers, by port', () => {
    expect(filled().inputsFor(planned('e'))).toEqual({ cad_file: 'file' });
    expect(filled().inputsFor(planned('b'))).toEqual({ render: 'left' });
    expect(filled().inputsFor(planned('a'))).toEqual({ render: 'right' });
  });

  it('gives a list input all values in the order of the producers’ ids', () => {
    expect(filled().inputsFor(planned('save'))).toEqual({ render: ['of a', 'of b'], glb: ['glb'] });
  });

  it('gives an empty list to a list input without producers, and nothing to an optional one', () => {
    const inputs = [
      { input: 'list', many: true, producers: [] },
      { input: 'single', many: false, producers: [] },
    ];
    expect(new WorkflowContext().inputsFor({ nodeId: 'x', inputs })).toEqual({ list: [] });
  });

  it('survives JSON with the order in which the nodes put in', () => {
    const json = JSON.parse(JSON.stringify(filled())) as { entries: { nodeId: string }[] };
    expect(json.entries.map((entry) => entry.nodeId)).toEqual(['s', 'e', 'st', 'b', 'a']);
    const read = WorkflowContext.fromJSON(json);
    expect(read.toJSON()).toEqual(filled().toJSON());
    expect(read.inputsFor(planned('save'))).toEqual(filled().inputsFor(planned('save')));
  });

  it('keeps the first result of a node', () => {
    const context = filled();
    expect(() => context.put('a', { render: 'other' })).toThrow('"a" has already put in');
    expect(context.inputsFor(planned('save'))['render']).toEqual(['of a', 'of b']);
    expect([context.has('a'), context.has('save')]).toEqual([true, false]);
  });

  it('says which output of which node is missing', () => {
    const context = new WorkflowContext();
    expect(() => context.inputsFor(planned('e'))).toThrow(
      'Input "cad_file" of node "e" needs output "cad_file" of node "s", which has put in nothing yet',
    );
    context.put('s', { order_line: 1 });
    expect(() => context.inputsFor(planned('e'))).toThrow('which only put in: order_line');
  });

  it.each([[null], [{}], [{ entries: [1] }], [{ entries: [{ nodeId: 'a', outputs: [] }] }]])(
    'refuses %j as JSON',
    (json) => {
      expect(() => WorkflowContext.fromJSON(json)).toThrow('no workflow context');
    },
  );
});
