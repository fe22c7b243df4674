import fc from 'fast-check';
import type { PartShape } from '../domain.js';
import { AS1, BEARING, FLANGE, convertFixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import { partShape } from './part-shape.js';
import type { Vector } from './principal-axes.js';
import { surfaceMoments } from './surface-moments.js';
import { ball, both, box, moved, tube, turned } from './testing/solids.js';
import type { Solid } from './testing/solids.js';

const SOLIDS: [string, Solid, PartShape][] = [
  ['a ball', ball(1, 24), 'sphere'],
  ['a coarse ball', ball(1, 12), 'sphere'],
  ['a cube', box(1, 1, 1), 'other'],
  [
    'half a ball',
    turned(
      [
        [0, 0],
        [1, 0],
        [0.87, 0.5],
        [0.5, 0.87],
        [0, 1],
      ],
      24,
    ),
    'other',
  ],
  ['a bearing ring', tube(1, 0.75, 0.5), 'ring'],
  ['a washer', tube(1, 0.5, 0.15), 'ring'],
  ['a thin gasket', tube(1, 0.9, 0.01), 'ring'],
  ['a disc', tube(1, 0, 0.1), 'plate'],
  ['a disc with a small bore', tube(1, 0.1, 0.1), 'plate'],
  ['a wheel with a small bore', tube(1, 0.1, 0.5), 'other'],
  ['a hexagonal nut', tube(1, 0.5, 0.8, 6), 'other'],
  [
    'a cone',
    turned(
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      24,
    ),
    'other',
  ],
  ['a rod', tube(1, 0, 20), 'rod'],
  ['a tube', tube(1, 0.9, 20), 'rod'],
  ['a square bar', box(1, 1, 10), 'rod'],
  ['a flat bar', box(1, 4, 30), 'other'],
  ['a stub', tube(1, 0, 4), 'other'],
  ['a plate', box(10, 1, 8), 'plate'],
  ['a square plate', box(10, 1, 10), 'plate'],
  ['a block', box(10, 4, 8), 'other'],
  ['an angle', both(box(10, 1, 10), box(1, 8, 10)), 'other'],
];

const placements = fc.record({
  axis: fc.tuple(part(), part(), part()).filter((axis) => Math.hypot(...axis) > 0.1) as fc.Arbitrary<Vector>,
  angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  scale: fc.double({ min: 1e-4, max: 10, noNaN: true }),
});

function part() {
  return fc.double({ min: -1, max: 1, noNaN: true });
}

describe('the shape of a part', () => {
  it.each(SOLIDS)('of %s is recognised in any orientation, position and size', (_, solid, shape) => {
    expect(partShape(solid)).toBe(shape);
    fc.assert(
      fc.property(placements, fc.tuple(part(), part(), part()), ({ axis, angle, scale }, [x, y, z]) => {
        const offset: Vector = [x * 50 * scale, y * 50 * scale, z * 50 * scale];
        expect(partShape(moved(solid, { axis, angle, scale, offset }))).toBe(shape);
      }),
      { numRuns: 25 },
    );
  });

  it('is other for a mesh without a surface', () => {
    expect(partShape({ positions: [], indices: [] })).toBe('other');
    expect(partShape({ positions: new Float32Array(9), indices: [0, 1, 2] })).toBe('other');
    expect(partShape({ positions: new Float32Array(9).fill(NaN), indices: [0, 1, 2] })).toBe('other');
  });

  it('does not depend on the orientation of the triangles', () => {
    const { positions, indices } = ball(1, 24);
    expect(partShape({ positions, indices: [...indices].reverse() })).toBe('sphere');
  });

  it.each([
    [BEARING, { sphere: ['Ball'], ring: ['OuterRing', 'InnerRing', 'Cage'] }],
    [FLANGE, { ring: ['Flansch_Gehäuse', 'Seal Ring'], other: ['ISO4762 M'] }],
    [AS1, { rod: ['rod'], plate: ['plate'], other: ['nut', 'bolt', 'l-bracket'] }],
  ])('is recognised in real files: %s', async (file, expected) => {
    const test = await createTestContext();
    const { parts } = await convertFixture(test.ctx, file);
    await test.dispose();
    const found: Record<string, string[]> = {};
    for (const { shape, name } of parts) {
      const kind = name.replace(/[_\d.x]+$/, '');
      found[shape] = [...new Set([...(found[shape] ?? []), kind])];
    }
    expect(found).toEqual(expected);
  });
});

describe('surface moments', () => {
  it('are those of the body: area, centre and volume of a box', () => {
    const { area, centre, volume } = surfaceMoments(box(1, 2, 3));
    expect(area).toBeCloseTo(22, 10);
    expect(Math.abs(volume)).toBeCloseTo(6, 10);
    centre.forEach((value, i) => expect(value).toBeCloseTo([0.5, 1, 1.5][i]!, 10));
  });
});
