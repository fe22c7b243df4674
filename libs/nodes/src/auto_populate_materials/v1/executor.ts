import { autoPopulateMaterials } from '#steps';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ inputs }, ctx) =>
  autoPopulateMaterials({ ...inputs, unmapped: 'warn' }, ctx);
