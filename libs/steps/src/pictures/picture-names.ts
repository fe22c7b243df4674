import type { StepIn } from '../step-io.js';

/** The formats that pictures can be delivered in. */
export type ImageFormat = StepIn<'image_convert'>['format'];

/** The one animation that a turntable or a conversion makes of all its pictures. */
export const ANIMATION_NAME = 'turntable.webp';
/** The model that is saved beside pictures. */
export const MODEL_NAME = 'model.glb';

const EXTENSION: Record<ImageFormat, string> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  'webp-animated': 'webp',
};

/** The pictures of a scene in their order: those of a turn where there are `frames`, else one an angle, else one still. */
export function sceneNames({ angles, frames }: { angles: number; frames: number }): string[] {
  if (frames > 0) return numbered('frame', frames, 3);
  return angles > 0 ? numbered('angle', angles, 2) : ['still.png'];
}

/** One frame of an animation as a picture of its own; `index` from 0. */
export function frameName(animation: string, index: number): string {
  return animation.replace(/(?=\.[^.]*$)/, `-${String(index + 1).padStart(3, '0')}`);
}

/** The picture's name with the extension of its new format; a name without one gets it. */
export function renamed(name: string, format: ImageFormat): string {
  return `${name.replace(/(?<=.)\.[^.]*$/, '')}.${EXTENSION[format]}`;
}

function numbered(name: string, count: number, digits: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${String(i + 1).padStart(digits, '0')}.png`);
}
