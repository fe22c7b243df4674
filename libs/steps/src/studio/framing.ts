/** A frame's half extents at distance 1, a share of both taken off as margin. */
interface Window {
  x: number;
  y: number;
}

/** How far the camera stands from the origin along `back`, and how far it is moved along `right` and `up`. */
export interface Framing {
  distance: number;
  right: number;
  up: number;
}

/** The camera's axes as unit vectors, exact at the poles too: `back` points from the object to the camera. */
export interface CameraBasis {
  right: number[];
  up: number[];
  back: number[];
}

export interface FrameRequest {
  /** One camera's axes, or those of a camera that goes round the object. */
  bases: CameraBasis[];
  /** Degrees, vertical. */
  fieldOfView: number;
  /** Width divided by height. */
  aspect: number;
  /** Share of the frame left free on each side around `outline`, 0 to 0.45. */
  margin: number;
  /** Points (x y z x y z …) that must be inside the frame. */
  corners: ArrayLike<number>;
  /** Points that must be inside the frame less its margin: the object itself, which is smaller than its box. */
  outline: ArrayLike<number>;
}

/** Axes of a camera at an azimuth (0 = front, +z) and elevation (90 = top), both in degrees. */
export function cameraBasis(azimuth: number, elevation: number): CameraBasis {
  const a = (azimuth * Math.PI) / 180;
  const e = (elevation * Math.PI) / 180;
  return {
    right: [Math.cos(a), 0, -Math.sin(a)],
    up: [-Math.sin(a) * Math.sin(e), Math.cos(e), -Math.cos(a) * Math.sin(e)],
    back: [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)],
  };
}

/**
 * The nearest camera that looks along its basis and keeps both point sets where they belong, the outline centred. Several
 * bases get one framing that fits them all; its middle is the vertical axis, so that the object turns on the spot.
 */
export function frame(request: FrameRequest): Framing {
  const tan = Math.tan((request.fieldOfView * Math.PI) / 360);
  const whole = { x: tan * request.aspect, y: tan };
  const share = 1 - 2 * Math.min(Math.max(request.margin, 0), 0.45);
  const inner = { x: whole.x * share, y: whole.y * share };
  const corners = reachOfAll(request.corners, request.bases, whole);
  const outline = reachOfAll(request.outline, request.bases, inner);
  const distance = Math.max(nearest(corners.x, outline.x), nearest(corners.y, outline.y));
  return {
    distance,
    right: centre(distance, corners.x, outline.x),
    up: centre(distance, corners.y, outline.y),
  };
}

/** A camera at distance d, moved by s, sees a set along one axis where `d·t + s >= high` and `d·t - s >= low`. */
interface Reach {
  high: number;
  low: number;
}

function reachOfAll(points: ArrayLike<number>, bases: CameraBasis[], window: Window): { x: Need; y: Need } {
  const all = bases.map((basis) => reach(points, basis, window));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const merged = (axis: 'x' | 'y') => ({
    high: most(all.map((one) => one[axis].high)),
    low: most(all.map((one) => one[axis].low)),
    tan: window[axis],
  });
  const [x, y] = [merged('x'), merged('y')];
  if (bases.length > 1) x.high = x.low = Math.max(x.high, x.low);
  return { x, y };
}

function reach(points: ArrayLike<number>, basis: CameraBasis, window: Window): { x: Need; y: Need } {
  const x = { high: -Infinity, low: -Infinity, tan: window.x };
  const y = { high: -Infinity, low: -Infinity, tan: window.y };
  for (let i = 0; i < points.length; i += 3) {
    const back = along(points, i, basis.back);
    widen(x, along(points, i, basis.right), back * window.x);
    widen(y, along(points, i, basis.up), back * window.y);
  }
  return { x, y };
}

function widen(reach: Reach, offset: number, depth: number): void {
  reach.high = Math.max(reach.high, offset + depth);
  reach.low = Math.max(reach.low, -offset + depth);
}

function along(points: ArrayLike<number>, i: number, axis: number[]): number {
  return points[i]! * axis[0]! + points[i + 1]! * axis[1]! + points[i + 2]! * axis[2]!;
}

/** Along one axis: what one point set needs and how much of the frame it may use. */
interface Need extends Reach {
  tan: number;
}

function nearest(a: Need, b: Need): number {
  return Math.max(
    (a.high + a.low) / (2 * a.tan),
    (b.high + b.low) / (2 * b.tan),
    (a.high + b.low) / (a.tan + b.tan),
    (b.high + a.low) / (a.tan + b.tan),
  );
}

/** The camera's place along the axis: in the middle of `b`, as far as both sets allow. */
function centre(distance: number, a: Need, b: Need): number {
  const from = Math.max(a.high - distance * a.tan, b.high - distance * b.tan);
  const to = Math.min(distance * a.tan - a.low, distance * b.tan - b.low);
  return Math.min(Math.max((b.high - b.low) / 2, from), to);
}
