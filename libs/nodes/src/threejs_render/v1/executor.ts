import { threejsRender } from '#steps/render';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  threejsRender({ ...inputs, ...params, transparent: false, angles: [], frames: 0 }, ctx);
