import { autoPopulateMaterials } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ inputs }, ctx) =>
  autoPopulateMaterials({ material_map: inputs.material_map, parts: inputs.parts, unmapped: '' }, ctx);
