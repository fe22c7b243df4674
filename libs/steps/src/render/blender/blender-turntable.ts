import { imageConvert } from '../../images/image-convert.js';
import type { Step } from '../../step-context.js';
import type { StepIn, StepOut } from '../../step-io.js';
import { renderScene } from '../render-scene.js';

/** The defaults of `image_convert`. */
const AS_RENDERED = { width: 0, height: 0, fit: 'contain', background: '', quality: 85 } as const;

/** Takes the frames of one turn with Blender and makes one animated WebP of them. Throws what `renderScene` and `imageConvert` throw. */
export const blenderTurntable: Step<StepIn<'blender_turntable'>, StepOut<'blender_turntable'>> = async (input, ctx) => {
  const { render } = await renderScene({ ...input, angles: [] }, ctx.blender, ctx);
  return imageConvert({ render, format: 'webp-animated', fps: input.fps, ...AS_RENDERED }, ctx);
};
