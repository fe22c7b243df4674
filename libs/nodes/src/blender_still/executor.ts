import { blenderStill } from '#steps/render';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs, shard }, ctx) =>
  blenderStill({ ...inputs, ...params, ...(shard && { only: shard }) }, ctx);
