import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { renderScene } from './render-scene.js';

/** Takes the pictures of a scene in the three.js studio. Throws what `renderScene` throws. */
export const threejsRender: Step<StepIn<'threejs_render'>, StepOut<'threejs_render'>> = (input, ctx) =>
  renderScene(input, ctx.renderer, ctx);
