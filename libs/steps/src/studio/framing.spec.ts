import fc from 'fast-check';
import { cameraBasis, frame } from './framing.js';

const cameras = fc.record({
  azimuth: fc.double({ min: -720, max: 720, noNaN: true }),
  elevation: fc.double({ min: -90, max: 90, noNaN: true }),
  fieldOfView: fc.double({ min: 8, max: 90, noNaN: true }),
  aspect: fc.double({ min: 0.25, max: 4, noNaN: true }),
  margin: fc.double({ min: 0, max: 0.3, noNaN: true }),
});
const half = fc.double({ min: 0.01, max: 1, noNaN: true });

/** Where a point lies in the frame: -1 to 1 inside, by the camera that was found. */
function project(point: number[], camera: { fieldOfView: number; aspect: number }, found: ReturnType<typeof shoot>) {
  const along = (axis: number[]) => axis.reduce((sum, value, i) => sum + value * point[i]!, 0);
  const depth = found.distance - along(found.basis.back);
  const tan = Math.tan((camera.fieldOfView * Math.PI) / 360);
  return {
    x: (along(found.basis.right) - found.right) / depth / tan / camera.aspect,
    y: (along(found.basis.up) - found.up) / depth / tan,
    depth,
  };
}

function shoot(
  camera: typeof cameras extends fc.Arbitrary<infer T> ? T : never,
  corners: number[][],
  outline: number[][],
) {
  const basis = cameraBasis(camera.azimuth, camera.elevation);
  return { basis, ...frame({ ...camera, bases: [basis], corners: corners.flat(), outline: outline.flat() }) };
}

const boxCorners = (x: number, y: number, z: number) =>
  [-x, x].flatMap((a) => [-y, y].flatMap((b) => [-z, z].map((c) => [a, b, c])));

describe('framing', () => {
  it('keeps all corners of the box inside the frame and the outline inside its margin, from any side', () => {
    fc.assert(
      fc.property(cameras, half, half, half, (camera, x, y, z) => {
        const corners = boxCorners(x, y, z);
        const outline = corners.map((corner) => corner.map((value) => value * 0.8));
        const found = shoot(camera, corners, outline);
        const inside = (points: number[][], limit: number) =>
          points.every((point) => {
            const { x: px, y: py, depth } = project(point, camera, found);
            return depth > 0 && Math.abs(px) <= limit + 1e-9 && Math.abs(py) <= limit + 1e-9;
          });
        return inside(corners, 1) && inside(outline, 1 - 2 * camera.margin);
      }),
    );
  });

  it('comes as near as that allows: the box itself as outline touches its margin', () => {
    fc.assert(
      fc.property(cameras, half, half, half, (camera, x, y, z) => {
        const corners = boxCorners(x, y, z);
        const found = shoot(camera, corners, corners);
        const reached = corners.map((corner) => {
          const place = project(corner, camera, found);
          return Math.max(Math.abs(place.x), Math.abs(place.y));
        });
        return Math.abs(Math.max(...reached) - (1 - 2 * camera.margin)) < 1e-6;
      }),
    );
  });

  it('finds one place for all cameras of a turn: what each sees fits, and the axis stays in the middle', () => {
    fc.assert(
      fc.property(cameras, half, half, half, (camera, x, y, z) => {
        // One corner stands out, so that no camera sees the same as another.
        const corners = [...boxCorners(x, y, z), [2 * x, y, -z]];
        const turn = [0, 60, 120, 180, 240, 300].map((by) => cameraBasis(camera.azimuth + by, camera.elevation));
        const points = corners.flat();
        const found = frame({ ...camera, bases: turn, corners: points, outline: points });
        const reached = turn.flatMap((basis) =>
          corners.map((corner) => {
            const place = project(corner, camera, { basis, ...found });
            return Math.max(Math.abs(place.x), Math.abs(place.y));
          }),
        );
        return Math.abs(found.right) < 1e-9 && Math.max(...reached) <= 1 - 2 * camera.margin + 1e-9;
      }),
    );
  });

  it('has right-angled unit axes, at the poles too', () => {
    for (const elevation of [-90, -30, 0, 45, 90]) {
      const { right, up, back } = cameraBasis(70, elevation);
      const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
      for (const axis of [right, up, back]) expect(dot(axis, axis)).toBeCloseTo(1, 12);
      expect(Math.abs(dot(right, up)) + Math.abs(dot(up, back)) + Math.abs(dot(right, back))).toBeCloseTo(0, 12);
    }
  });

  it('stands in front at azimuth 0 and above at elevation 90', () => {
    expect(cameraBasis(0, 0).back.map(Math.round)).toEqual([0, 0, 1]);
    expect(cameraBasis(90, 0).back.map(Math.round)).toEqual([1, 0, 0]);
    expect(cameraBasis(0, 90).back.map(Math.round)).toEqual([0, 1, 0]);
  });
});
