import { panInto } from './pan-into';

const around = { x: 200, y: 100, width: 800, height: 500 };
const box = (x: number, y: number, width = 200) => ({ x, y, width, height: 50 });

describe('panInto', () => {
  it('moves nothing for a box that is whole in view', () => {
    expect(panInto(box(240, 140), around, 40)).toEqual({ x: 0, y: 0 });
  });

  it('moves no further than a box beyond an edge needs', () => {
    expect(panInto(box(900, 580), around, 40)).toEqual({ x: -140, y: -70 });
    expect(panInto(box(0, 0), around, 40)).toEqual({ x: 240, y: 140 });
  });

  it('shows the upper left corner of a box that is larger than the room', () => {
    expect(panInto(box(300, 200, 900), around, 40)).toEqual({ x: -60, y: 0 });
  });
});
