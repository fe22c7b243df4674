import { notify } from '#steps';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs, run }, ctx) =>
  notify({ pinned: run.pinned, media_assets: inputs.media_assets, channel: '', recipients: params.recipients }, ctx);
