import { measurePicture } from './measure-picture.ts';
import type { MaskDifference, PartDifference, PictureDifference } from './picture-difference.ts';
import type { MaskedPicture, Raster } from './raster.ts';

/** An invisible part weighs more than any difference of colour or place. */
const GONE = 10_000;

/**
 * Measures two animations of so many frames, stacked like their masks, frame by frame: a part's colour, place and presence
 * are those of the frame in which it differs most, so that a fault in one frame is not averaged out.
 */
export function measureAnimation(legacy: MaskedPicture, graph: MaskedPicture, frames: number): PictureDifference {
  const measured = Array.from({ length: frames }, (_, frame) =>
    measurePicture(frameOf(legacy, frame, frames), frameOf(graph, frame, frames)),
  );
  const changed = measured.filter(({ changedPixels }) => changedPixels > 0);
  return {
    kind: 'measured',
    sizes: measured[0]!.sizes,
    changedPixels: changed.reduce((sum, one) => sum + one.changedPixels, 0),
    changedBox: changed[0]?.changedBox ?? null,
    maxBlockDifference: Math.max(0, ...changed.map((one) => one.maxBlockDifference)),
    ssim: Math.min(1, ...changed.map((one) => one.ssim)),
    masks: changed.every(({ masks }) => masks) ? mergeMasks(measured) : null,
    maskProblem: null,
  };
}

function frameOf({ picture, mask }: MaskedPicture, frame: number, frames: number): MaskedPicture {
  return {
    picture: sliceOf(picture, frame, frames),
    mask: mask && { colours: mask.colours, raster: sliceOf(mask.raster, frame, frames) },
  };
}

function sliceOf({ width, height, pixels }: Raster, frame: number, frames: number): Raster {
  const length = pixels.length / frames;
  return { width, height: height / frames, pixels: pixels.subarray(frame * length, (frame + 1) * length) };
}

function mergeMasks(measured: PictureDifference[]): MaskDifference {
  const worst = new Map<string, PartDifference>();
  measured.forEach(({ masks }, index) => {
    for (const part of masks?.parts ?? []) {
      const known = worst.get(part.part);
      if (!known || weight(part) > weight(known)) worst.set(part.part, { ...part, frame: index + 1 });
    }
  });
  const parts = [...worst.values()].sort((a, b) => (a.part < b.part ? -1 : 1));
  return { disagreeing: measured.reduce((sum, { masks }) => sum + (masks?.disagreeing ?? 0), 0), parts };
}

function weight({ visible, colourDistance, shift }: PartDifference): number {
  const isGone = visible.legacy === 0 || visible.graph === 0;
  return (isGone ? GONE : 0) + colourDistance + Math.hypot(shift.x, shift.y);
}
