import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { encodePng } from './encode-png.js';
import type { StepIn } from '../step-io.js';
import { assertImageSize } from './image-failure.js';
import { hasTransparency } from './image-format.js';
import { placeMask } from './place-mask.js';
import { placePicture } from '../pictures/place-picture.js';
import type { Placement, Size } from '../pictures/place-picture.js';
import type { SourceFrame } from './source-frames.js';

/** A conversion's settings. */
export type ConvertSettings = Omit<StepIn<'image_convert'>, 'render'>;

/** A frame in its new size, still to be encoded; its mask as PNG. */
export interface ConvertedFrame {
  name: string;
  canvas: Size;
  picture: Sharp;
  mask(): Promise<Buffer>;
}

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };
const OPAQUE_DEFAULT = '#ffffff';

/** Scales, crops and fills a frame as the settings say, its mask alike. Throws `StepError('image_size_out_of_range')`. */
export function convertFrame(frame: SourceFrame, settings: ConvertSettings): ConvertedFrame {
  const placement = placePicture(frame.size, settings);
  const { canvas } = placement;
  assertImageSize(frame.name, canvas);
  return {
    name: frame.name,
    canvas,
    picture: place(sharp(frame.bytes, { page: frame.page }), placement, backgroundOf(settings)),
    mask: () => encodePng(placeMask(frame.mask, frame.size.width, placement), canvas, false),
  };
}

/** The colour behind transparent pixels and beside a contained picture; null leaves both transparent. */
function backgroundOf({ background, format }: ConvertSettings): string | null {
  return background || (hasTransparency(format) ? null : OPAQUE_DEFAULT);
}

function place(picture: Sharp, { crop, scaled, left, top, canvas }: Placement, background: string | null): Sharp {
  const right = canvas.width - scaled.width - left;
  const bottom = canvas.height - scaled.height - top;
  const cut = picture.extract(crop).resize({ ...scaled, fit: 'fill', kernel: 'lanczos3' });
  const flat = background === null ? cut : cut.flatten({ background });
  return flat.extend({ left, right, top, bottom, background: background ?? TRANSPARENT });
}
