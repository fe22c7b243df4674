import type { Step } from '../../step-context.js';
import type { StepIn, StepOut } from '../../step-io.js';
import { renderScene } from '../render-scene.js';

/** Takes the frames of one turn with Blender. Throws what `renderScene` throws. */
export const blenderTurntable: Step<StepIn<'blender_turntable'>, StepOut<'blender_turntable'>> = (input, ctx) =>
  renderScene({ ...input, angles: [] }, ctx.blender, ctx);
