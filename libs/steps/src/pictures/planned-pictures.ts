import type { StepIn } from '../step-io.js';
import { ANIMATION_NAME, frameName, renamed, sceneNames } from './picture-names.js';
import { placePicture } from './place-picture.js';
import type { Size } from './place-picture.js';

/** A predicted picture of a step: its size in pixels, and its number of frames, 1 unless it is an animation. */
export interface PictureFile extends Size {
  name: string;
  frames: number;
}

/** The pictures of a render step. `width`, `height` 0 = as ordered; `angles` and `frames` where the step has them. */
export function scenePictures(
  { width, height, angles = [], frames = 0 }: Size & { angles?: readonly unknown[]; frames?: number },
  ordered: Size,
): PictureFile[] {
  const size = { width: width || ordered.width, height: height || ordered.height };
  return sceneNames({ angles: angles.length, frames }).map((name) => ({ name, ...size, frames: 1 }));
}

/** The picture of a step that joins the frames of one turn. */
export function turntablePictures({ width, height, frames }: Size & { frames: number }, ordered: Size): PictureFile[] {
  return [{ name: ANIMATION_NAME, width: width || ordered.width, height: height || ordered.height, frames }];
}

type ConvertSettings = Pick<StepIn<'image_convert'>, 'format' | 'width' | 'height' | 'fit'>;

/**
 * The pictures of a conversion: an animation becomes its frames, and all pictures one animation where that is the
 * format.
 */
export function convertedPictures(settings: ConvertSettings, pictures: readonly PictureFile[]): PictureFile[] {
  const { format } = settings;
  const sized = pictures.map((picture) => ({ ...picture, ...placePicture(picture, settings).canvas }));
  const frames = pictures.reduce((sum, picture) => sum + picture.frames, 0);
  if (format === 'webp-animated') return sized.slice(0, 1).map((first) => ({ ...first, name: ANIMATION_NAME, frames }));
  return sized.flatMap((picture) =>
    framesOf(picture).map((name) => ({ ...picture, name: renamed(name, format), frames: 1 })),
  );
}

function framesOf({ name, frames }: PictureFile): string[] {
  return frames === 1 ? [name] : Array.from({ length: frames }, (_, index) => frameName(name, index));
}
