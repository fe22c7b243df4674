import { Matrix3, Vector3, Vector4 } from 'three';
import type { Matrix4, PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { affordable, fillDirection, keyDirection, keyDirections, skyDirections } from './directions.js';
import type { Direction } from './directions.js';
import { cameraBasis } from './framing.js';
import type { Model } from './model.js';
import { occlusionPass } from './occlusion.js';
import type { StudioUniforms } from './surfaces.js';
import type { Tile } from './tile.js';
import type { Visibility } from './visibility.js';

/** The light on the model, as the parts' shaders read it. */
export interface StudioLight {
  uniforms: StudioUniforms;
  /** Finds out, for one tile, what every visible point is open to. */
  ask(scene: Scene, camera: PerspectiveCamera, tile: Tile): void;
  dispose(): void;
}

export interface LightRequest {
  camera: { azimuth: number; elevation: number };
  light: { environment: number; key: number; fill: number };
  shadow: { blur: number };
}

const KEYS = 8;
const SKIES = 40;

/** From how many directions a model is seen at once. */
export const directionCount = (model: Model): number => KEYS + skyCount(model);

const skyCount = ({ triangles }: Model): number => affordable(SKIES, triangles.length / 3);

/**
 * Sets up room, key, fill and what they can see of the model. At `key: 1` a white surface facing the key light gets two
 * fifths of full brightness from it, at `fill: 1` a seventh from the fill.
 */
export function studioLight(
  renderer: WebGLRenderer,
  { model, visibility }: { model: Model; visibility: Visibility },
  camera: PerspectiveCamera,
  request: LightRequest,
): StudioLight {
  const { azimuth, elevation } = request.camera;
  const upright = (direction: Direction) => turned(direction, elevation);
  const keys = keyDirections(azimuth, request.shadow.blur, KEYS).map(upright);
  const skies = skyDirections(skyCount(model)).map(upright);
  const rows = visibility.see([...keys, ...skies]).map((lookup) => rowsInView(lookup, camera));
  const occlusion = occlusionPass(
    renderer,
    {
      depth: { value: visibility.depth },
      keys: { value: rows.slice(0, KEYS).flat() },
      skies: { value: rows.slice(KEYS).flat() },
      skyDirections: { value: skies.map((sky) => inView(sky, camera)) },
    },
    { keys: KEYS, skies: skies.length },
  );
  const uniforms: StudioUniforms = {
    roomBrightness: { value: request.light.environment },
    studioFromView: { value: studioFromView(elevation) },
    keyTo: { value: inView(upright(keyDirection(azimuth)), camera) },
    keyLight: { value: Math.PI * 0.4 * request.light.key },
    fillTo: { value: inView(upright(fillDirection(azimuth)), camera) },
    fillLight: { value: Math.PI * 0.15 * request.light.fill },
    open: { value: null },
    place: { value: null },
    rays: { value: [0, 0, 0, 0] },
  };
  return {
    uniforms,
    ask(scene, from, tile) {
      const { open, place, rays } = occlusion.run({ scene, parts: model.parts }, from, tile);
      uniforms.open.value = open;
      uniforms.place.value = place;
      uniforms.rays.value = rays;
    },
    dispose: () => occlusion.dispose(),
  };
}

/** The three rows that lead from view places to a direction's (u, v, depth). */
function rowsInView(lookup: Matrix4, camera: PerspectiveCamera): Vector4[] {
  const e = lookup.clone().multiply(camera.matrixWorld).elements;
  return [0, 1, 2].map((row) => new Vector4(e[row], e[row + 4], e[row + 8], e[row + 12]));
}

function inView(direction: Direction, camera: PerspectiveCamera): Vector3 {
  return new Vector3(...direction).transformDirection(camera.matrixWorldInverse);
}

/** A part seen from below is shown as if it were turned over: the studio hangs upside down then. */
function turned([x, y, z]: Direction, elevation: number): Direction {
  return [x, elevation < 0 ? -y : y, z];
}

/** The studio turns with the camera's azimuth, so only its elevation lies between the two. */
function studioFromView(elevation: number): Matrix3 {
  const { right, up, back } = cameraBasis(0, elevation);
  const axes = [right, up, back].map(([x, y, z]) => turned([x!, y!, z!], elevation));
  return new Matrix3().fromArray(axes.flat());
}
