import type { Rgb } from './mean-colour.ts';

/** How one part differs between two pictures. Lengths in pixels, colours 0 to 255. */
export interface PartDifference {
  part: string;
  /** Pixels that show it. */
  visible: { legacy: number; graph: number };
  /** Mean colour where both pictures show it. */
  colour: { legacy: Rgb; graph: Rgb };
  /** The largest difference of a channel of these means. */
  colourDistance: number;
  /** How far its visible area moved. */
  shift: { x: number; y: number };
  changedPixels: number;
  /** Of an animation: the frame in which it differs most, from 1. */
  frame?: number;
}

/** What the id masks say; `disagreeing` = pixels whose part differs by more than 1 px at a border. */
export interface MaskDifference {
  disagreeing: number;
  /** Only parts with a changed pixel, in part order. */
  parts: PartDifference[];
}

/** Two pictures, measured. `masks` is null where a picture has none; numbers are 0 (`ssim` 1) for identical pictures. */
export interface PictureDifference {
  kind: 'measured';
  sizes: { legacy: [number, number]; graph: [number, number] };
  changedPixels: number;
  /** The smallest box around all changes. */
  changedBox: { x: number; y: number; width: number; height: number } | null;
  /** The largest difference of a channel between means of 16 × 16 blocks, 0 to 255. */
  maxBlockDifference: number;
  ssim: number;
  masks: MaskDifference | null;
  /** Why the masks could not be read. */
  maskProblem: PictureProblem | null;
}

/** Two animations that cannot be compared frame by frame. */
export interface FrameCountDifference {
  kind: 'frames';
  frames: { legacy: number; graph: number };
}

/** A picture that could not be read. */
export interface PictureProblem {
  kind: 'problem';
  code: string;
  message: string;
}

export type PictureOutcome = PictureDifference | PictureProblem | FrameCountDifference;

/** Measured pictures by asset name; only those whose bytes differ need to be there. */
export type Pictures = ReadonlyMap<string, PictureOutcome>;
