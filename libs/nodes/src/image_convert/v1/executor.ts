import { imageConvert } from '#steps';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  // Version 1 makes no animation, so the frames a second never matter.
  imageConvert({ ...inputs, ...params, fps: 24 }, ctx);
