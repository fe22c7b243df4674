import {
  DirectionalLight,
  DoubleSide,
  Group,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  Vector3,
} from 'three';
import type { Texture } from 'three';
import { cameraBasis, frame } from './framing.js';
import type { CameraBasis } from './framing.js';
import type { Bounds, Model } from './model.js';

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

/** A part's surface as the catalog describes it: `baseColour` '#rrggbb' in sRGB, the others 0 to 1. */
export interface Surface {
  baseColour: string;
  metalness: number;
  roughness: number;
}

/** The built set: model, ground, lights and camera, ready to be taken. */
export interface StudioSet {
  scene: Scene;
  camera: PerspectiveCamera;
  /** All that is not the model; hidden for the id mask. */
  props: Group;
  dispose(): void;
}

const SHADOW_MAP = 1024;

/** Dresses the model in its surfaces and builds everything around it. */
export function buildSet(shot: Shot, model: Model, surroundings: Texture): StudioSet {
  const basis = cameraBasis(shot.camera.azimuth, shot.camera.elevation);
  dress(model, shot);
  const key = keyLight(shot, basis);
  const fill = lampAt([...basis.right], 0.35, shot.light.fill);
  const floor = ground(model, shot.shadow.opacity);
  const props = new Group().add(key, key.target, fill, fill.target, floor);
  const scene = new Scene().add(model.root, props);
  scene.environment = surroundings;
  scene.environmentIntensity = shot.light.environment;
  scene.environmentRotation.y = (shot.camera.azimuth * Math.PI) / 180;
  const dispose = (): void => {
    key.dispose();
    floor.geometry.dispose();
    floor.material.dispose();
  };
  return { scene, camera: placeCamera(shot, model, basis), props, dispose };
}

function dress(model: Model, shot: Shot): void {
  const surfaces = new Map(shot.parts.map(({ part, surface }) => [part, partSurface(surface)]));
  for (const { part, mesh } of model.parts) {
    const surface = surfaces.get(part);
    if (!surface) throw new Error(`The part "${part}" has no material.`);
    mesh.material = surface;
    mesh.castShadow = true;
    mesh.receiveShadow = true;
  }
}

function partSurface({ baseColour, metalness, roughness }: Surface): MeshStandardMaterial {
  return new MeshStandardMaterial({ color: baseColour, metalness, roughness, side: DoubleSide });
}

/** Stands to the camera's upper left; the softer the template wants the shadow, the wider its edge. */
function keyLight(shot: Shot, basis: CameraBasis): DirectionalLight {
  const light = lampAt(
    basis.right.map((value, axis) => -0.8 * value + 0.55 * (basis.back[axis] ?? 0)),
    1.5,
    shot.light.key,
  );
  light.castShadow = true;
  light.shadow.mapSize.set(SHADOW_MAP, SHADOW_MAP);
  light.shadow.radius = 2 + 30 * shot.shadow.blur;
  light.shadow.blurSamples = 25;
  light.shadow.normalBias = 0.01;
  light.shadow.bias = -0.0005;
  Object.assign(light.shadow.camera, { left: -1.5, right: 1.5, top: 1.5, bottom: -1.5, near: 0.5, far: 8 });
  return light;
}

function lampAt(towards: number[], height: number, intensity: number): DirectionalLight {
  const light = new DirectionalLight('#ffffff', intensity);
  light.position
    .set(towards[0] ?? 0, 0, towards[2] ?? 0)
    .setLength(1)
    .setY(height)
    .setLength(4);
  return light;
}

/** Catches the shadow alone, so that it falls on a colour and on nothing alike. */
function ground(model: Model, opacity: number): Mesh<PlaneGeometry, ShadowMaterial> {
  const plane = new Mesh(new PlaneGeometry(12, 12), new ShadowMaterial({ opacity, toneMapped: false }));
  plane.rotation.x = -Math.PI / 2;
  plane.position.y = model.box.min.y - 0.002;
  plane.receiveShadow = true;
  return plane;
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
