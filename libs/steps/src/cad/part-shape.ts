import type { PartShape } from '../domain.js';
import { principalAxes } from './principal-axes.js';
import type { Vector } from './principal-axes.js';
import { dot, eachTriangle, surfaceMoments } from './surface-moments.js';
import type { SurfaceMoments, Triangles } from './surface-moments.js';

/** Directions around an axis in which widths are measured. */
const AROUND = 24;
/** A sphere fills this share of the ball through its farthest point; a coarse one 0.8, a cube 0.37, an icosahedron 0.61. */
const SPHERE_FILL = 0.7;
/** Least to greatest width of something round; an octagon has 0.92, a hexagon 0.87. */
const ROUND = 0.9;
/** A ring's hole, and its greatest height, as shares of its width. */
const RING_HOLE = 1 / 3;
const RING_HEIGHT = 0.6;
/** A rod is so many times longer than wide; its least width is this share of its greatest (a square bar has 0.71). */
const ROD_LENGTH = 3;
const ROD_EVEN = 0.6;
/** A plate's thickness as a share of its least width. */
const PLATE_THICKNESS = 0.15;

/**
 * The shape class of a mesh, independent of orientation and size. Measured along the principal axes of its surface: a
 * sphere fills the ball around it (signed volume / (4/3 π r³)), a ring is round about its shortest axis, which passes
 * through a hole, a rod is long and evenly wide, a plate thin. `other` where none applies clearly.
 */
export function partShape(mesh: Triangles): PartShape {
  const moments = surfaceMoments(mesh);
  if (!(moments.area > 0)) return 'other';
  if (isSphere(mesh, moments)) return 'sphere';
  const [longest, , shortest] = principalAxes(moments.spread);
  const flat = about(mesh, shortest);
  if (isRing(mesh, moments.centre, flat)) return 'ring';
  const along = about(mesh, longest);
  if (along.length >= ROD_LENGTH * along.widest && along.narrowest >= ROD_EVEN * along.widest) return 'rod';
  return flat.length <= PLATE_THICKNESS * flat.narrowest ? 'plate' : 'other';
}

function isSphere(mesh: Triangles, { centre, volume }: SurfaceMoments): boolean {
  let radius = 0;
  eachTriangle(mesh, centre, (...corners) => {
    for (const corner of corners) radius = Math.max(radius, Math.hypot(...corner));
  });
  return Math.abs(volume) >= SPHERE_FILL * (4 / 3) * Math.PI * radius ** 3;
}

/** Extents along an axis and, least and greatest, across it; `right` and `up` lie across it. */
interface Extents {
  length: number;
  widest: number;
  narrowest: number;
  right: Vector;
  up: Vector;
}

function about(mesh: Triangles, axis: Vector): Extents {
  const [right, up] = across(axis);
  const turns = Array.from({ length: AROUND }, (_, i) => (Math.PI * i) / AROUND);
  const directions = turns.map((turn) => mix(right, Math.cos(turn), up, Math.sin(turn)));
  const [length, ...widths] = extents(mesh, [axis, ...directions]);
  return { length: length!, widest: Math.max(...widths), narrowest: Math.min(...widths), right, up };
}

function extents({ positions }: Triangles, directions: Vector[]): number[] {
  return directions.map(([x, y, z]) => {
    let low = Infinity;
    let high = -Infinity;
    for (let at = 0; at < positions.length; at += 3) {
      const along = positions[at]! * x + positions[at + 1]! * y + positions[at + 2]! * z;
      if (along < low) low = along;
      if (along > high) high = along;
    }
    return high - low;
  });
}

function isRing(mesh: Triangles, centre: Vector, flat: Extents): boolean {
  if (flat.narrowest < ROUND * flat.widest || flat.length > RING_HEIGHT * flat.widest) return false;
  let hole = Infinity;
  eachTriangle(mesh, centre, (...corners) => {
    const seen = corners.map((corner): Flat => [dot(corner, flat.right), dot(corner, flat.up)]);
    hole = Math.min(hole, fromOrigin(seen));
  });
  return 2 * hole >= RING_HOLE * flat.widest;
}

type Flat = [number, number];

/** The distance of a flat triangle from the origin, 0 where it covers it. */
function fromOrigin(corners: Flat[]): number {
  const edges = corners.map((from, i): [Flat, Flat] => [from, corners[(i + 1) % 3]!]);
  const sides = edges.map(([a, b]) => a[0] * b[1] - a[1] * b[0]);
  if (sides.some((side) => side !== 0) && (sides.every((side) => side >= 0) || sides.every((side) => side <= 0)))
    return 0;
  return Math.min(...edges.map(([a, b]) => fromSegment(a, b)));
}

function fromSegment(a: Flat, b: Flat): number {
  const edge: Flat = [b[0] - a[0], b[1] - a[1]];
  const length = edge[0] ** 2 + edge[1] ** 2;
  const share = length > 0 ? Math.min(1, Math.max(0, -(a[0] * edge[0] + a[1] * edge[1]) / length)) : 0;
  return Math.hypot(a[0] + share * edge[0], a[1] + share * edge[1]);
}

/** Two unit vectors at right angles to an axis and to each other. */
function across(axis: Vector): [Vector, Vector] {
  const [x, y, z] = axis;
  const level = Math.hypot(x, z);
  if (level < 1e-6)
    return [
      [1, 0, 0],
      [0, 0, 1],
    ];
  const right: Vector = [z / level, 0, -x / level];
  const up: Vector = [y * right[2], z * right[0] - x * right[2], -y * right[0]];
  return [right, up];
}

function mix(a: Vector, share: number, b: Vector, other: number): Vector {
  return [a[0] * share + b[0] * other, a[1] * share + b[1] * other, a[2] * share + b[2] * other];
}
