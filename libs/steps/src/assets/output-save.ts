import type { Glb, MediaAsset, Render, RenderedImage } from '../domain.js';
import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';

const pictureAsset = (image: RenderedImage): MediaAsset => ({
  name: image.name,
  mediaType: image.artifact.mediaType,
  sha256: image.artifact.sha256,
  byteLength: image.artifact.byteLength,
  width: image.width,
  height: image.height,
  idMask: { sha256: image.idMask.sha256, colours: image.maskColours },
});

const modelAsset = (glb: Glb, index: number): MediaAsset => ({
  name: index === 0 ? 'model.glb' : `model-${index + 1}.glb`,
  mediaType: glb.artifact.mediaType,
  sha256: glb.artifact.sha256,
  byteLength: glb.artifact.byteLength,
  width: null,
  height: null,
  idMask: null,
});

function refuseDoubles(assets: MediaAsset[]): void {
  const names = assets.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new StepError(
    'asset_name_taken',
    `Two media assets would be called "${twice}". Give the pictures different names.`,
    {
      retryable: false,
      details: { name: twice },
    },
  );
}

const allImages = (renders: Render[]): RenderedImage[] => renders.flatMap(({ images }) => images);

/** The delivery's media assets: all pictures, and the models where asked for. Throws `nothing_to_save` where none comes out. */
export const outputSave: Step<StepIn<'output_save'>, StepOut<'output_save'>> = async (
  { render, glb, deliverModel },
  ctx,
) => {
  const media_assets = [...allImages(render).map(pictureAsset), ...(deliverModel ? glb.map(modelAsset) : [])];
  if (media_assets.length === 0) {
    throw new StepError(
      'nothing_to_save',
      'There is no picture and no model to save. Connect a render, or switch "Deliver the 3D model" on.',
      { retryable: false },
    );
  }
  refuseDoubles(media_assets);
  for (const { sha256 } of media_assets) await ctx.artifacts.get(sha256);
  ctx.logger.info('assets.staged', { names: media_assets.map(({ name }) => name) });
  return { media_assets };
};
