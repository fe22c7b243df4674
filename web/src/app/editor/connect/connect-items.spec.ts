import { canvasView } from '../canvas/canvas-view';
import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { connectItems } from './connect-items';

const workflow = testWorkflow('export1 render1 save1', 'render1 > save1');
const { nodes } = canvasView(workflow, STEPS, PALETTE);
const items = (nodeId: string) => connectItems(workflow, DEFINITIONS, { nodes, nodeId });

describe('connectItems', () => {
  it('are the ends that fit, then those that do not with the reason', () => {
    const all = items('export1').map(({ id, refused }) => [id, refused === null]);
    expect(all.slice(0, 3)).toEqual([
      ['out/export1/glb>in/render1/glb', true],
      ['out/export1/>in/render1/', true],
      ['out/export1/>in/save1/', true],
    ]);
    expect(items('export1').at(-1)?.refused).toMatch(/glb/);
  });

  it('refuse what would close a cycle, and are none for a node that is not there', () => {
    const back = items('save1').find(({ id }) => id === 'out/save1/>in/render1/');
    expect(back?.refused).toMatch(/circle/);
    expect(items('gone')).toEqual([]);
  });
});
