import type { Step } from '../../step-context.js';
import type { StepIn, StepOut } from '../../step-io.js';
import { renderScene } from '../render-scene.js';

/** Takes the pictures of a scene with Blender. Throws what `renderScene` throws. */
export const blenderStill: Step<StepIn<'blender_still'>, StepOut<'blender_still'>> = (input, ctx) =>
  renderScene({ ...input, frames: 0 }, ctx.blender, ctx);
