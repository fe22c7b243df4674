import { PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { canvasView } from './canvas-view';
import { openPorts } from './open-ports';

describe('openPorts', () => {
  it('are the outputs, and the inputs that get nothing yet', () => {
    const [, save] = canvasView(testWorkflow('render1 save1', 'render1 > save1'), STEPS, PALETTE).nodes;
    if (!save) throw new Error('No node.');
    expect(openPorts(save).map(({ connector, text }) => [connector, text])).toEqual([
      ['in/save1/box', 'Add a step before The save: box'],
      ['out/save1/media_assets', 'Add a step after The save: media_assets'],
    ]);
  });
});
