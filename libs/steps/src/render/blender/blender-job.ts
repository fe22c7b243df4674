import type { RenderRequest, RenderResult, View } from '../../ports/index.js';
import { picked } from '../picked.js';
import { fillDirection, keyDirection } from '../../studio/directions.js';
import type { Direction } from '../../studio/directions.js';
import { placeCameras } from './place-cameras.js';
import type { PlacedCamera } from './place-cameras.js';
import type { Triple, UnitStudio } from './unit-studio.js';
import { toBlender } from './unit-studio.js';

/**
 * The input of the script. Axes are Blender's (z up), lengths of the unit studio, colours linear RGB, angles radians
 * unless named.
 */
export interface BlenderJob {
  width: number;
  height: number;
  samples: number;
  seed: number;
  /** The transformation of the model into the unit studio. */
  fit: { centre: Triple; scale: number };
  /** Height of the floor under the model. */
  floor: number;
  light: { environment: number; lamps: { irradiance: number; angle: number }[] };
  parts: { part: string; colour: Triple; metalness: number; roughness: number; mask: Triple; thickness: number }[];
  views: BlenderView[];
}

/** `fieldOfView` in degrees, vertical; `turn` turns room and lamps with the camera. */
export interface BlenderView extends PlacedCamera {
  fieldOfView: number;
  /** A pixel's side at the model's middle: what is thinner is drawn as lines. */
  pixel: number;
  turn: number;
  upsideDown: boolean;
  /** Towards each lamp. */
  lamps: Triple[];
  /** False for views from below. */
  shadow: boolean;
}

export const BLENDER_SEED = 0;
const DEFAULT_SAMPLES = 64;

/** Describes a request to the script; pure. `studio` is the request's model, measured. */
export function blenderJob(
  request: RenderRequest,
  studio: UnitStudio,
  maskColours: RenderResult['maskColours'],
): BlenderJob {
  const { template, views, only, samples, materials } = request;
  const { light, shadow, width, height } = template;
  return {
    width,
    height,
    samples: samples ?? DEFAULT_SAMPLES,
    seed: BLENDER_SEED,
    fit: studio.fit,
    floor: studio.floor,
    light: {
      environment: light.environment,
      lamps: [
        { irradiance: Math.PI * 0.4 * light.key, angle: 2 * Math.atan(0.04 + 0.5 * shadow.blur) },
        { irradiance: Math.PI * 0.15 * light.fill, angle: 0.5 },
      ],
    },
    parts: materials.map(({ part, material }, i) => ({
      part,
      colour: bytesOf(material.baseColour).map(linear) as Triple,
      metalness: material.metalness,
      roughness: material.roughness,
      thickness: studio.thickness.get(part) ?? 0,
      mask: bytesOf(maskColours[i]!.colour).map((byte) => byte / 255) as Triple,
    })),
    views: picked(
      placeCameras(request, studio).map((camera, at) => viewOf(views[at]!, camera, template)),
      only,
    ),
  };
}

function viewOf(view: View, camera: PlacedCamera, template: RenderRequest['template']): BlenderView {
  const { fieldOfView } = template.camera;
  const distance = Math.hypot(...[0, 1, 2].map((row) => camera.camera[row]![3]!));
  // For views from below the studio is turned upside down.
  const upsideDown = view.elevation < 0;
  const lamp = ([x, y, z]: Direction) => toBlender([x, upsideDown ? -y : y, z]);
  return {
    ...camera,
    fieldOfView,
    pixel: (2 * Math.tan((fieldOfView * Math.PI) / 360) * distance) / template.height,
    turn: (view.azimuth * Math.PI) / 180,
    upsideDown,
    lamps: [lamp(keyDirection(view.azimuth)), lamp(fillDirection(view.azimuth))],
    shadow: view.elevation > 0 && template.shadow.opacity > 0,
  };
}

function bytesOf(colour: string): Triple {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as Triple;
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
