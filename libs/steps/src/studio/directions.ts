/** A unit vector towards a light, y up. */
export type Direction = [number, number, number];

/** Triangles that one kind of light may draw in all, some seconds' work on two cores. */
const DRAWN_TRIANGLES = 6_000_000;
/** Directions below this height (sine) cast endless shadows and say little about occlusion. */
const LOWEST_SKY = 0.12;
/** The key light, seen from the camera's side: up on the left. */
const KEY_AZIMUTH = -42;
const KEY_ELEVATION = 52;

/** The middle of the key light for a camera at an azimuth in degrees: the light moves with the camera. */
export function keyDirection(cameraAzimuth: number): Direction {
  return direction(cameraAzimuth + KEY_AZIMUTH, KEY_ELEVATION);
}

/** The fill light, low on the other side. */
export function fillDirection(cameraAzimuth: number): Direction {
  return direction(cameraAzimuth + 58, 24);
}

/** `count` directions spread over the key light's surface; `blur` 0 is a small lamp, 1 a window as wide as it is far. */
export function keyDirections(cameraAzimuth: number, blur: number, count: number): Direction[] {
  const [x, y, z] = keyDirection(cameraAzimuth);
  const level = Math.hypot(x, z);
  const across: Direction = [z / level, 0, -x / level];
  const along: Direction = [-x * (y / level), level, -z * (y / level)];
  const size = 0.04 + 0.5 * blur;
  return spread(count).map(([u, turn]) => {
    const [a, b] = polar(Math.sqrt(u) * size, turn);
    return unit([x + across[0] * a + along[0] * b, y + along[1] * b, z + across[2] * a + along[2] * b]);
  });
}

/** `count` directions to the sky, evenly over the upper hemisphere. */
export function skyDirections(count: number): Direction[] {
  return spread(count).map(([u, turn]) => onHemisphere(LOWEST_SKY + (1 - LOWEST_SKY) * u, turn));
}

/** `count` directions to the sky, more of them overhead: each stands for the same share of the light on a floor. */
export function floorDirections(count: number): Direction[] {
  return spread(count).map(([u, turn]) => onHemisphere(Math.max(Math.sqrt(u), LOWEST_SKY), turn));
}

/** `count` shifts within a pixel, -0.5 to 0.5, evenly spread. */
export function pixelShifts(count: number): [number, number][] {
  return spread(count).map(([u, turn]) => [u - 0.5, turn - 0.5]);
}

/** How often a model of so many triangles can be drawn for light and shadow: a million is drawn less often than a thousand. */
export function affordable(wanted: number, triangles: number): number {
  return Math.max(8, Math.min(wanted, Math.floor(DRAWN_TRIANGLES / triangles)));
}

/** Evenly spread pairs of 0 to 1, always the same, so that a picture repeats to the last bit. */
function spread(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) => [(i + 0.5) / count, (bitReversed(i) + 0.5 / count) % 1]);
}

function bitReversed(index: number): number {
  let result = 0;
  for (let rest = index, bit = 0.5; rest > 0; rest >>= 1, bit /= 2) result += (rest & 1) * bit;
  return result;
}

function polar(radius: number, turn: number): [number, number] {
  return [radius * Math.cos(2 * Math.PI * turn), radius * Math.sin(2 * Math.PI * turn)];
}

function onHemisphere(height: number, turn: number): Direction {
  const [x, z] = polar(Math.sqrt(1 - height * height), turn);
  return [x, height, z];
}

function direction(azimuth: number, elevation: number): Direction {
  const a = (azimuth * Math.PI) / 180;
  const e = (elevation * Math.PI) / 180;
  return [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
}

function unit([x, y, z]: Direction): Direction {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
