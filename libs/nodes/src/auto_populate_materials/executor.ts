import { autoPopulateMaterials } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  autoPopulateMaterials({ material_map: inputs.material_map, parts: inputs.parts, unmapped: params.unmapped }, ctx);
