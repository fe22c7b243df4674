import { FCreateConnectionEvent, FDragStartedEvent, FMoveNodesEvent, FSelectionChangeEvent } from '@foblex/flow';
import { movesOf, selectionOf, wireOf, wireStartOf } from './flow-mapper';

describe('events of the canvas', () => {
  it('are moves in whole units', () => {
    expect(movesOf(new FMoveNodesEvent([{ id: 'a', position: { x: 10.4, y: -3.6 } }]))).toEqual([
      { id: 'a', x: 10, y: -4 },
    ]);
  });

  it('are the selected nodes and wires', () => {
    expect(selectionOf(new FSelectionChangeEvent(['a'], [], ['w']))).toEqual({ nodeIds: ['a'], wireIds: ['w'] });
  });

  it('are wires between ports, between nodes, and none where they end nowhere', () => {
    const at = { x: 0, y: 0 };
    expect(wireOf(new FCreateConnectionEvent('out/a/glb', 'in/b/model', at))).toEqual({
      ...{ from: 'a', to: 'b', output: 'glb', input: 'model' },
    });
    expect(wireOf(new FCreateConnectionEvent('out/a/', 'in/b/', at))).toEqual({ from: 'a', to: 'b' });
    expect(wireOf(new FCreateConnectionEvent('in/b/model', 'out/a/glb', at))).toMatchObject({ from: 'a', to: 'b' });
    expect(wireOf(new FCreateConnectionEvent('out/a/', undefined, at))).toBeNull();
  });

  it('say where a wire begins', () => {
    expect(wireStartOf(new FDragStartedEvent('create-connection', { fOutputOrOutletId: 'out/a/glb' }))).toBe(
      'out/a/glb',
    );
    expect(wireStartOf(new FDragStartedEvent('drag-node', {}))).toBeNull();
  });
});
