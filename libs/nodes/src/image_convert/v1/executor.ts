import { imageConvert } from '#steps/render';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  // Version 1 makes no animation, so the frame rate is not used.
  imageConvert({ ...inputs, ...params, fps: 24 }, ctx);
