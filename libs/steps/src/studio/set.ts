import { Color, PerspectiveCamera, Scene, Vector3 } from 'three';
import type { WebGLRenderer } from 'three';
import { cameraBasis, frame } from './framing.js';
import type { CameraBasis, Framing } from './framing.js';
import { floorShadow } from './floor-shadow.js';
import type { FloorShadow } from './floor-shadow.js';
import { groundUnder } from './ground.js';
import type { Ground } from './ground.js';
import { disposeModel } from './model.js';
import type { Model } from './model.js';
import { directionCount, studioLight } from './studio-light.js';
import type { StudioLight } from './studio-light.js';
import { partSurface } from './surfaces.js';
import type { StudioUniforms, Surface } from './surfaces.js';
import { visibilityOf } from './visibility.js';
import type { Visibility } from './visibility.js';

/** What a picture is taken of and how; the plain-data form of a render request. */
export interface Shot {
  width: number;
  height: number;
  camera: { azimuth: number; elevation: number; fieldOfView: number; margin: number };
  /** Where it was found for several pictures together; null frames this one for itself. */
  framing: Framing | null;
  light: { environment: number; key: number; fill: number };
  shadow: { opacity: number; blur: number };
  /** '#rrggbb', null for transparent. */
  background: string | null;
  parts: { part: string; surface: Surface; maskColour: string }[];
}

/** A model on the stage, with what stays the same from view to view. */
export interface Stage {
  model: Model;
  visibility: Visibility;
  shadow: FloorShadow;
}

/** The built set: model, ground, lights and camera, ready to be taken. */
export interface StudioSet {
  scene: Scene;
  camera: PerspectiveCamera;
  ground: Ground;
  light: StudioLight;
  background: Vector3 | null;
}

/** Prepares what all pictures of a model share. */
export function buildStage(renderer: WebGLRenderer, model: Model): Stage {
  const visibility = visibilityOf(renderer, model, directionCount(model));
  return { model, visibility, shadow: floorShadow(renderer, model) };
}

/** Frees the stage and its model. */
export function disposeStage({ model, visibility, shadow }: Stage): void {
  visibility.dispose();
  shadow.dispose();
  disposeModel(model);
}

/** Dresses the model in its surfaces and builds everything around it. */
export function buildSet(renderer: WebGLRenderer, shot: Shot, stage: Stage): StudioSet {
  const { model } = stage;
  const basis = cameraBasis(shot.camera.azimuth, shot.camera.elevation);
  const camera = placeCamera(shot, model, basis);
  const light = studioLight(renderer, stage, camera, shot);
  dress(model, shot, light.uniforms);
  showLines(model, camera, shot.height);
  const { opacity, blur } = shot.shadow;
  const ground = groundUnder(renderer, stage, { opacity, blur, azimuth: shot.camera.azimuth });
  const background = shot.background === null ? null : linear(shot.background);
  return { scene: new Scene().add(model.root), camera, ground, light, background };
}

/** Frees what the set added around the model. */
export function disposeSet(set: StudioSet): void {
  set.ground.dispose();
  set.light.dispose();
}

function dress(model: Model, shot: Shot, studio: StudioUniforms): void {
  const surfaces = new Map(shot.parts.map(({ part, surface }) => [part, surface]));
  for (const { part, mesh, layer } of model.parts) {
    const surface = surfaces.get(part);
    if (!surface) throw new Error(`The part "${part}" has no material.`);
    mesh.material = partSurface(surface, layer, studio);
  }
}

/** Lines are shown where the part is thinner than a pixel, and would fall between the pixels' middles. */
function showLines({ parts, thickness }: Model, camera: PerspectiveCamera, height: number): void {
  const pixel = (2 * Math.tan((camera.fov * Math.PI) / 360) * camera.position.length()) / height;
  for (const { part, mesh, layer } of parts) if (layer === 'lines') mesh.visible = thickness.get(part)! < pixel;
}

/** The framing that fits the model in every shot, which differ in their cameras' azimuth and elevation only. */
export function frameShots([first, ...others]: [Shot, ...Shot[]], model: Model): Framing {
  const bases = [first, ...others].map(({ camera }) => cameraBasis(camera.azimuth, camera.elevation));
  const { fieldOfView, margin } = first.camera;
  const aspect = first.width / first.height;
  return frame({ bases, fieldOfView, aspect, margin, corners: cornersOf(model), outline: model.points });
}

function placeCamera(shot: Shot, model: Model, basis: CameraBasis): PerspectiveCamera {
  const { fieldOfView } = shot.camera;
  const aspect = shot.width / shot.height;
  const { distance, right, up } = shot.framing ?? frameShots([shot], model);
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
