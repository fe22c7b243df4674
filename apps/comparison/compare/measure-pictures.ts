import type { Evidence, EvidenceMediaAsset } from '#contracts';
import { ArtifactError, readAll } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { measureJob } from './pictures/measure-job.js';
import type { EncodedPicture, JobSide, MeasureJob } from './pictures/measure-job.js';
import type { PictureOutcome, PictureProblem, Pictures } from './pictures/picture-difference.js';
import { picturesToMeasure } from './pictures-to-measure.js';

/** Measures one pair of pictures, here or in another thread. */
export type Measure = (job: MeasureJob) => Promise<PictureOutcome>;

/**
 * Reads and measures every picture whose bytes differ, one after the other so that memory stays bounded. What cannot be
 * read becomes a problem with the artifact store's code. Throws `ArtifactError` only where that is retryable. Without `measure`
 * it measures in this thread and blocks it for seconds.
 */
export async function measurePictures(
  pair: { legacy: Evidence; graph: Evidence },
  artifacts: ArtifactStore,
  measure: Measure = measureJob,
): Promise<Pictures> {
  const outcomes = new Map<string, PictureOutcome>();
  for (const { legacy, graph } of picturesToMeasure(pair.legacy, pair.graph)) {
    const [a, b] = [await readSide(legacy, artifacts), await readSide(graph, artifacts)];
    const problem = [a, b].find((side) => 'code' in side);
    outcomes.set(legacy.name, problem ?? (await measure({ legacy: a as JobSide, graph: b as JobSide })));
  }
  return outcomes;
}

async function readSide(asset: EvidenceMediaAsset, artifacts: ArtifactStore): Promise<JobSide | PictureProblem> {
  const picture = await read(asset.sha256, artifacts);
  if ('code' in picture) return picture;
  return { picture, mask: await readMask(asset, artifacts), height: asset.height };
}

async function readMask({ idMask }: EvidenceMediaAsset, artifacts: ArtifactStore): Promise<JobSide['mask']> {
  if (!idMask) return null;
  const mask = await read(idMask.sha256, artifacts);
  return 'code' in mask ? mask : { ...mask, colours: idMask.colours };
}

async function read(sha256: string, artifacts: ArtifactStore): Promise<EncodedPicture | PictureProblem> {
  try {
    return { sha256, bytes: await readAll(artifacts, sha256) };
  } catch (error) {
    if (!(error instanceof ArtifactError) || error.retryable) throw error;
    return { kind: 'problem', code: error.code, message: error.message };
  }
}
