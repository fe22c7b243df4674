import { PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { canvasView } from './canvas-view';
import { boundsOf, boxOf, connectorPoint, nodeHeight } from './node-box';

const view = canvasView(testWorkflow('export1 save1', 'export1 > save1'), STEPS, PALETTE);
const [source, save] = view.nodes;

describe('node boxes', () => {
  it('are as high as their lines or their ports need', () => {
    expect([
      nodeHeight({ lines: 0, ports: 1 }),
      nodeHeight({ lines: 2, ports: 1 }),
      nodeHeight({ lines: 0, ports: 8 }),
    ]).toEqual([44, 80, 126]);
  });

  it('have inputs at the left and outputs at the right, spread over the height', () => {
    if (!source || !save) throw new Error('No nodes.');
    expect(connectorPoint(source, 'out/export1/glb')).toEqual({ x: 204, y: 20 });
    const [first, second] = ['in/save1/render', 'in/save1/box'].map((id) => connectorPoint(save, id));
    expect([first?.x, second?.x]).toEqual([300, 300]);
    expect(first?.y).toBeLessThan(second?.y ?? 0);
    expect(connectorPoint(save, 'in/save1/other')).toBeNull();
  });

  it('have bounds', () => {
    expect(boundsOf(view.nodes.map(boxOf))).toEqual({ x: 0, y: 0, width: 504, height: 44 });
    expect(boundsOf([])).toBeNull();
  });
});
