import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { StepError } from '#steps';
import type { ArtifactStore } from '#steps';
import { picturesToMeasure } from '../compare-media-assets.js';
import { decodePicture } from './decode-picture.js';
import { measurePicture } from './measure-picture.js';
import type { PictureOutcome, PictureProblem } from './picture-difference.js';
import type { MaskedPicture, Raster } from './raster.js';

/**
 * Reads and measures every picture whose bytes differ, one after the other so that memory stays bounded. What cannot be
 * read becomes a problem with the artifact store's code, never an exception.
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
  const read = (sha256: string) => readPicture(sha256, artifacts);
  const [a, b] = [await read(legacy.sha256), await read(graph.sha256)];
  if ('code' in a) return a;
  if ('code' in b) return b;
  const [maskA, maskB] = [await readMask(legacy, read), await readMask(graph, read)];
  const maskProblem = [maskA, maskB].find((mask) => mask !== null && 'code' in mask) ?? null;
  const difference = measurePicture({ picture: a, mask: usable(maskA) }, { picture: b, mask: usable(maskB) });
  return { ...difference, maskProblem: maskProblem as PictureProblem | null };
}

type Mask = MaskedPicture['mask'];
type Read = (sha256: string) => Promise<Raster | PictureProblem>;

const usable = (mask: Mask | PictureProblem): Mask => (mask && 'code' in mask ? null : mask);

async function readMask({ idMask }: EvidenceMediaAsset, read: Read): Promise<Mask | PictureProblem> {
  if (!idMask) return null;
  const raster = await read(idMask.sha256);
  return 'code' in raster ? raster : { raster, colours: idMask.colours };
}

async function readPicture(sha256: string, artifacts: ArtifactStore): Promise<Raster | PictureProblem> {
  try {
    return await decodePicture(await artifacts.get(sha256));
  } catch (error) {
    if (error instanceof StepError) return { kind: 'problem', code: error.code, message: error.message };
    const why = (error as Error).message;
    return {
      kind: 'problem',
      code: 'picture_unreadable',
      message: `Artifact ${sha256} is not a picture that can be decoded: ${why}. Look at the step that made it.`,
    };
  }
}
