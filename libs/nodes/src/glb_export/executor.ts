import { glbExport } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  glbExport({ cad_file: inputs.cad_file, quality: params.quality }, ctx);
