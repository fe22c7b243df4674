import type { Glb, MediaAsset, RenderedImage } from '../domain.js';
import type { StepContext, Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';

const GLB_NAME = 'model.glb';

/**
 * Makes media assets of pictures and, where `deliverModel` asks for them, models, in the order given; a model is called `model.glb`. Throws `StepError`s
 * `no_assets` (nothing came in), `duplicate_asset_name`, `artifact_missing`.
 */
export const outputSave: Step<StepIn<'output_save'>, StepOut<'output_save'>> = async (
  { render, glb, deliverModel },
  ctx,
) => {
  const models = deliverModel ? glb : [];
  const assets = [...render.flatMap(({ images }) => images).map(pictureAsset), ...models.map(modelAsset)];
  if (assets.length === 0) {
    throw new StepError(
      'no_assets',
      'There is nothing to save: connect a render to output_save, or a model and switch "Deliver the 3D model" on.',
      {
        retryable: false,
      },
    );
  }
  assertUniqueNames(assets);
  await assertStored(assets, ctx);
  ctx.logger.info('assets.saved', { names: assets.map(({ name }) => name) });
  return { media_assets: assets };
};

function pictureAsset({ name, artifact, width, height, idMask, maskColours }: RenderedImage): MediaAsset {
  return { name, ...artifact, width, height, idMask: { sha256: idMask.sha256, colours: maskColours } };
}

function modelAsset({ artifact }: Glb): MediaAsset {
  return { name: GLB_NAME, ...artifact, width: null, height: null, idMask: null };
}

function assertUniqueNames(assets: MediaAsset[]): void {
  const names = assets.map(({ name }) => name);
  const duplicate = names.find((name, i) => names.indexOf(name) !== i);
  if (duplicate === undefined) return;
  throw new StepError(
    'duplicate_asset_name',
    `Two media assets would be called "${duplicate}", and links could show only one. Save them by separate ` +
      'output types, or connect only one of their producers.',
    { retryable: false, details: { name: duplicate } },
  );
}

/** A link must never lead to bytes that were swept away meanwhile. */
async function assertStored(assets: MediaAsset[], { artifacts }: StepContext): Promise<void> {
  for (const { name, sha256 } of assets) {
    if (await artifacts.has(sha256)) continue;
    throw new StepError(
      'artifact_missing',
      `The bytes of "${name}" (sha256 ${sha256}) are not in the artifact store. Run the step that made it again.`,
      { retryable: true, details: { name, sha256 } },
    );
  }
}
