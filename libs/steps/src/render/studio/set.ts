import { Color, PerspectiveCamera, Scene, Vector3 } from 'three';
import type { WebGLRenderer } from 'three';
import { cameraBasis, frame } from './framing.js';
import type { CameraBasis } from './framing.js';
import { groundUnder } from './ground.js';
import type { Ground } from './ground.js';
import type { Bounds, Model } from './model.js';
import { studioLight } from './studio-light.js';
import type { StudioLight } from './studio-light.js';
import { partSurface } from './surfaces.js';
import type { StudioUniforms, Surface } from './surfaces.js';

/** What a picture is taken of and how; the plain-data form of a render request. */
export interface Shot {
  bounds: Bounds;
  width: number;
  height: number;
  camera: { azimuth: number; elevation: number; fieldOfView: number; margin: number };
  light: { environment: number; key: number; fill: number };
  shadow: { opacity: number; blur: number };
  /** '#rrggbb', null for transparent. */
  background: string | null;
  parts: { part: string; surface: Surface; maskColour: string }[];
}

/** The built set: model, ground, lights and camera, ready to be taken. */
export interface StudioSet {
  scene: Scene;
  camera: PerspectiveCamera;
  ground: Ground;
  light: StudioLight;
  background: Vector3 | null;
}

/** Dresses the model in its surfaces and builds everything around it. */
export function buildSet(renderer: WebGLRenderer, shot: Shot, model: Model): StudioSet {
  const basis = cameraBasis(shot.camera.azimuth, shot.camera.elevation);
  const camera = placeCamera(shot, model, basis);
  const light = studioLight(renderer, model, camera, shot);
  dress(model, shot, light.uniforms);
  const { opacity, blur } = shot.shadow;
  const ground = groundUnder(renderer, model, { opacity, blur, azimuth: shot.camera.azimuth });
  const background = shot.background === null ? null : linear(shot.background);
  return { scene: new Scene().add(model.root), camera, ground, light, background };
}

/** Frees what the set added around the model. */
export function disposeSet(set: StudioSet): void {
  set.ground.dispose();
  set.light.dispose();
}

function dress(model: Model, shot: Shot, studio: StudioUniforms): void {
  const surfaces = new Map(shot.parts.map(({ part, surface }) => [part, partSurface(surface, studio)]));
  for (const { part, mesh } of model.parts) {
    const surface = surfaces.get(part);
    if (!surface) throw new Error(`The part "${part}" has no material.`);
    mesh.material = surface;
  }
}

function placeCamera(shot: Shot, model: Model, basis: CameraBasis): PerspectiveCamera {
  const { fieldOfView, margin } = shot.camera;
  const aspect = shot.width / shot.height;
  const corners = cornersOf(model);
  const { distance, right, up } = frame({ basis, fieldOfView, aspect, margin, corners, outline: model.points });
  const camera = new PerspectiveCamera(fieldOfView, aspect, distance * 0.1, distance + 12);
  const along = (axis: number[], by: number) => new Vector3().fromArray(axis).multiplyScalar(by);
  const aside = along(basis.right, right).add(along(basis.up, up));
  camera.position.copy(along(basis.back, distance)).add(aside);
  camera.up.fromArray(basis.up);
  camera.lookAt(aside);
  camera.updateMatrixWorld();
  return camera;
}

function cornersOf(model: Model): number[] {
  const { min, max } = model.box;
  return [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].flatMap((z) => [x, y, z])));
}

function linear(colour: string): Vector3 {
  const { r, g, b } = new Color(colour);
  return new Vector3(r, g, b);
}
