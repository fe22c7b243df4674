import { readAll } from '#artifacts';
import type { Glb, Materials, MediaAsset, RenderedImage } from '../domain.js';
import { MODEL_NAME } from '../pictures/picture-names.js';
import type { StepContext, Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';
import { applyMaterials } from './apply-materials.js';

/**
 * Makes media assets of pictures and, where `deliverModel` asks for them, models, in the order given. A model is called
 * `model.glb` and wears the materials (`applyMaterials`); without any it is saved as it is. Throws `StepError`s `no_assets`
 * (nothing came in), `duplicate_asset_name`, `artifact_missing`, `glb_unreadable`.
 */
export const outputSave: Step<StepIn<'output_save'>, StepOut<'output_save'>> = async (
  { render, glb, materials, deliverModel },
  ctx,
) => {
  const pictures = render.flatMap(({ images }) => images).map(pictureAsset);
  const models = deliverModel ? glb.map(modelAsset) : [];
  const found = [...pictures, ...models];
  if (found.length === 0) throw nothingToSave();
  assertUniqueNames(found);
  await assertStored(found, ctx);
  const dressed = await Promise.all(models.map((model) => dressedModel(model, materials, ctx)));
  const assets = [...pictures, ...dressed];
  ctx.logger.info('assets.saved', { names: assets.map(({ name }) => name) });
  return { media_assets: assets };
};

function nothingToSave(): StepError {
  return new StepError(
    'no_assets',
    'There is nothing to save: connect a render to output_save, or a model and switch "Deliver the 3D model" on.',
    { retryable: false },
  );
}

async function dressedModel(
  model: MediaAsset,
  materials: Materials[],
  { artifacts }: StepContext,
): Promise<MediaAsset> {
  if (materials.length === 0) return model;
  const looks = materials.map(({ parts }) => parts);
  const glb = applyMaterials(await readAll(artifacts, model.sha256), looks);
  return { ...model, ...(await artifacts.put(glb, model.mediaType)) };
}

function pictureAsset({ name, artifact, width, height, idMask, maskColours }: RenderedImage): MediaAsset {
  return { name, ...artifact, width, height, idMask: { sha256: idMask.sha256, colours: maskColours } };
}

function modelAsset({ artifact }: Glb): MediaAsset {
  return { name: MODEL_NAME, ...artifact, width: null, height: null, idMask: null };
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

/** Checks that the bytes were not swept meanwhile, as links refer to them. */
async function assertStored(assets: MediaAsset[], { artifacts }: StepContext): Promise<void> {
  for (const { name, sha256 } of assets) {
    if (await artifacts.stat(sha256)) continue;
    throw new StepError(
      'artifact_missing',
      `The bytes of "${name}" (sha256 ${sha256}) are not in the artifact store. Run the step that made it again.`,
      { retryable: true, details: { name, sha256 } },
    );
  }
}
