import { outputSave } from '#steps';
import type { NodeExecutor } from '../../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  outputSave({ ...inputs, materials: [], deliverModel: params.deliverModel }, ctx);
