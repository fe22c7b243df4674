import { MAX_PAIR_PIXELS, decodePicture, withAllFrames } from './decode-picture.ts';
import type { DecodedPicture } from './decode-picture.ts';
import { measureAnimation } from './measure-animation.ts';
import { measurePicture } from './measure-picture.ts';
import type { FrameCountDifference, PictureDifference, PictureOutcome, PictureProblem } from './picture-difference.ts';
import type { MaskedPicture } from './raster.ts';

/** The bytes of an artifact, still encoded. */
export interface EncodedPicture {
  sha256: string;
  bytes: Uint8Array;
}

/** One side of a pair of pictures. `height` in pixels, of one frame. */
export interface JobSide {
  picture: EncodedPicture;
  mask: (EncodedPicture & { colours: { part: string; colour: string }[] }) | PictureProblem | null;
  height: number | null;
}

/** Plain data, so that it can be sent to another thread. */
export interface MeasureJob {
  legacy: JobSide;
  graph: JobSide;
}

/** Decodes and measures one pair of pictures: takes seconds and up to a gigabyte of memory. What cannot be decoded is a problem. */
export async function measureJob({ legacy, graph }: MeasureJob): Promise<PictureOutcome> {
  const decode = decoder();
  const [a, b] = [await decode(legacy.picture), await decode(graph.picture)];
  if ('code' in a) return a;
  if ('code' in b) return b;
  const [maskA, maskB] = [await decodeMask(legacy, decode), await decodeMask(graph, decode)];
  const maskProblem = [maskA, maskB].find(isProblem) ?? null;
  const difference = measure(
    { decoded: a, mask: usable(maskA), height: legacy.height },
    { decoded: b, mask: usable(maskB), height: graph.height },
  );
  return difference.kind === 'frames' ? difference : { ...difference, maskProblem };
}

interface DecodedSide {
  decoded: DecodedPicture;
  mask: Mask;
  height: number | null;
}

function measure(legacy: DecodedSide, graph: DecodedSide): PictureDifference | FrameCountDifference {
  const frames = { legacy: framesOf(legacy), graph: framesOf(graph) };
  if (frames.legacy !== frames.graph) return { kind: 'frames', frames };
  const [a, b] = [legacy, graph].map(({ decoded, mask }) => ({ picture: withAllFrames(decoded, frames.legacy), mask }));
  return frames.legacy === 1 ? measurePicture(a!, b!) : measureAnimation(a!, b!, frames.legacy);
}

/** Encoders merge equal neighbours, but the mask has a picture for every frame, so its height gives the count. */
function framesOf({ decoded, mask, height }: DecodedSide): number {
  const inMask = mask && height ? mask.raster.height / height : 0;
  return Number.isInteger(inMask) && inMask > 0 ? inMask : decoded.delays.length;
}

type Mask = MaskedPicture['mask'];
type Decode = (picture: EncodedPicture) => Promise<DecodedPicture | PictureProblem>;

const isProblem = (mask: Mask | PictureProblem): mask is PictureProblem => mask !== null && 'code' in mask;
const usable = (mask: Mask | PictureProblem): Mask => (isProblem(mask) ? null : mask);

async function decodeMask({ mask }: JobSide, decode: Decode): Promise<Mask | PictureProblem> {
  if (mask === null || 'code' in mask) return mask;
  const raster = await decode(mask);
  return 'code' in raster ? raster : { raster, colours: mask.colours };
}

/** Decodes the pictures of one pair, within the pixel limit of a pair. */
function decoder(): Decode {
  let left = MAX_PAIR_PIXELS;
  return async ({ sha256, bytes }) => {
    try {
      const decoded = await decodePicture(bytes, left);
      left -= decoded.width * decoded.height;
      return decoded;
    } catch (error) {
      return problemOf(sha256, (error as Error).message);
    }
  };
}

function problemOf(sha256: string, why: string): PictureProblem {
  if (/pixel limit/i.test(why)) return { kind: 'problem', code: 'pictures_too_large', message: tooLarge(sha256) };
  return {
    kind: 'problem',
    code: 'picture_unreadable',
    message: `Artifact ${sha256} is not a picture that can be decoded: ${why}. Look at the step that made it.`,
  };
}

const tooLarge = (sha256: string): string =>
  `Artifact ${sha256} was not compared: both pictures of a pair with their masks may have ${MAX_PAIR_PIXELS} pixels. Order smaller pictures.`;
