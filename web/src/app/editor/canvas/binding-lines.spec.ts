import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { bindingLines } from './binding-lines';
import { canvasView } from './canvas-view';

describe('bindingLines', () => {
  it('lead from what is further up to the inputs that it fills, where no wire does', () => {
    const workflow = testWorkflow('render1 notify1 save1', 'render1 > notify1, notify1 > save1');
    const view = canvasView(workflow, STEPS, PALETTE);
    const lines = bindingLines(workflow, DEFINITIONS, { view, nodeId: 'save1' });
    expect(lines).toMatchObject([{ id: 'out/render1/render in/save1/render', text: 'render from The render' }]);
    expect(bindingLines(workflow, DEFINITIONS, { view, nodeId: 'notify1' })).toEqual([]);
  });

  it('are none where a wire shows it', () => {
    const workflow = testWorkflow('render1 save1', 'render1 > save1');
    const view = canvasView(workflow, STEPS, PALETTE);
    expect(bindingLines(workflow, DEFINITIONS, { view, nodeId: 'save1' })).toEqual([]);
  });
});
