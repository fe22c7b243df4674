import { bringIntoView, fitView } from './fit-view';

const SIZE = { width: 800, height: 600 };

describe('the view of a graph', () => {
  it('has a small graph in the middle, no larger than it is', () => {
    expect(fitView({ x: 100, y: 50, width: 200, height: 100 }, SIZE)).toEqual({ scale: 1, x: 200, y: 200 });
  });

  it('shows the whole graph with a margin, whichever side is the longer', () => {
    expect(fitView({ x: 10, y: 0, width: 880, height: 100 }, SIZE, 0.7)).toEqual({ scale: 0.8, x: 40, y: 260 });
    expect(fitView({ x: 0, y: -20, width: 100, height: 630 }, SIZE, 0.7)).toEqual({ scale: 0.8, x: 360, y: 64 });
  });

  it('begins at the left of what could not be read whole, and cuts nothing at the top', () => {
    expect(fitView({ x: -100, y: 0, width: 10_000, height: 100 }, SIZE, 0.7)).toEqual({ scale: 0.7, x: 118, y: 265 });
    expect(fitView({ x: 0, y: 40, width: 100, height: 10_000 }, SIZE, 0.7)).toEqual({ scale: 0.7, x: 365, y: 20 });
  });

  it('shows the whole of any graph where it need not be read', () => {
    expect(fitView({ x: 0, y: 0, width: 1408, height: 100 }, SIZE).scale).toBe(0.5);
  });

  it('is moved to a node only along the axis where it is not seen whole', () => {
    const view = { scale: 0.5, x: 40, y: 30 };
    expect(bringIntoView(view, { x: 100, y: 100, width: 200, height: 60 }, SIZE)).toEqual(view);
    expect(bringIntoView(view, { x: 2000, y: 100, width: 200, height: 60 }, SIZE)).toEqual({ ...view, x: -650 });
    expect(bringIntoView(view, { x: 100, y: -80, width: 200, height: 60 }, SIZE)).toEqual({ ...view, y: 325 });
  });

  it('has a size even where there is no room', () => {
    expect(fitView({ x: 0, y: 0, width: 200, height: 100 }, { width: 0, height: 0 }).scale).toBeGreaterThan(0);
  });
});
