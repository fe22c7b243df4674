import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { StepError } from '#steps';
import type { ArtifactStore } from '#steps';
import { picturesToMeasure } from '../compare-media-assets.js';
import { MAX_PAIR_PIXELS, decodePicture, withAllFrames } from './decode-picture.js';
import type { DecodedPicture } from './decode-picture.js';
import { measureAnimation } from './measure-animation.js';
import { measurePicture } from './measure-picture.js';
import type { FrameCountDifference, PictureDifference, PictureOutcome, PictureProblem } from './picture-difference.js';
import type { MaskedPicture } from './raster.js';

/**
 * Reads and measures every picture whose bytes differ, one after the other so that memory stays bounded. What cannot be
 * read becomes a problem with the artifact store's code. Throws `StepError` only where that is retryable.
 */
export async function measurePictures(
  legacy: Evidence,
  graph: Evidence,
  artifacts: ArtifactStore,
): Promise<Map<string, PictureOutcome>> {
  const outcomes = new Map<string, PictureOutcome>();
  for (const pair of picturesToMeasure(legacy, graph)) {
    outcomes.set(pair.legacy.name, await measurePair(pair.legacy, pair.graph, artifacts));
  }
  return outcomes;
}

async function measurePair(
  legacy: EvidenceMediaAsset,
  graph: EvidenceMediaAsset,
  artifacts: ArtifactStore,
): Promise<PictureOutcome> {
  const read = reader(artifacts);
  const [a, b] = [await read(legacy.sha256), await read(graph.sha256)];
  if ('code' in a) return a;
  if ('code' in b) return b;
  const [maskA, maskB] = [await readMask(legacy, read), await readMask(graph, read)];
  const maskProblem = [maskA, maskB].find((mask) => mask !== null && 'code' in mask) ?? null;
  const difference = measure(
    { decoded: a, mask: usable(maskA), asset: legacy },
    { decoded: b, mask: usable(maskB), asset: graph },
  );
  return difference.kind === 'frames'
    ? difference
    : { ...difference, maskProblem: maskProblem as PictureProblem | null };
}

interface ReadAsset {
  decoded: DecodedPicture;
  mask: Mask;
  asset: EvidenceMediaAsset;
}

function measure(legacy: ReadAsset, graph: ReadAsset): PictureDifference | FrameCountDifference {
  const frames = { legacy: framesOf(legacy), graph: framesOf(graph) };
  if (frames.legacy !== frames.graph) return { kind: 'frames', frames };
  const [a, b] = [legacy, graph].map(({ decoded, mask }) => ({ picture: withAllFrames(decoded, frames.legacy), mask }));
  return frames.legacy === 1 ? measurePicture(a!, b!) : measureAnimation(a!, b!, frames.legacy);
}

/** An encoder joins equal neighbours, the mask has a picture for every frame: so many as there are in it. */
function framesOf({ decoded, mask, asset: { height } }: ReadAsset): number {
  const inMask = mask && height ? mask.raster.height / height : 0;
  return Number.isInteger(inMask) && inMask > 0 ? inMask : decoded.delays.length;
}

type Mask = MaskedPicture['mask'];
type Read = (sha256: string) => Promise<DecodedPicture | PictureProblem>;

const usable = (mask: Mask | PictureProblem): Mask => (mask && 'code' in mask ? null : mask);

async function readMask({ idMask }: EvidenceMediaAsset, read: Read): Promise<Mask | PictureProblem> {
  if (!idMask) return null;
  const raster = await read(idMask.sha256);
  return 'code' in raster ? raster : { raster, colours: idMask.colours };
}

/** Reads the pictures of one pair: all together they take no more than a pair may. */
function reader(artifacts: ArtifactStore): Read {
  let left = MAX_PAIR_PIXELS;
  return async (sha256) => {
    try {
      const decoded = await decodePicture(await artifacts.get(sha256), left);
      left -= decoded.width * decoded.height;
      return decoded;
    } catch (error) {
      return problemOf(sha256, error);
    }
  };
}

function problemOf(sha256: string, error: unknown): PictureProblem {
  if (error instanceof StepError) {
    if (error.retryable) throw error;
    return { kind: 'problem', code: error.code, message: error.message };
  }
  const why = (error as Error).message;
  if (/pixel limit/i.test(why)) return { kind: 'problem', code: 'pictures_too_large', message: tooLarge(sha256) };
  return {
    kind: 'problem',
    code: 'picture_unreadable',
    message: `Artifact ${sha256} is not a picture that can be decoded: ${why}. Look at the step that made it.`,
  };
}

const tooLarge = (sha256: string): string =>
  `Artifact ${sha256} was not compared: both pictures of a pair with their masks may have ${MAX_PAIR_PIXELS} pixels. Order smaller pictures.`;
