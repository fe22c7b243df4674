import { materialMapResolve } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ inputs }, ctx) =>
  materialMapResolve({ order_line: inputs.order_line, parts: inputs.parts }, ctx);
