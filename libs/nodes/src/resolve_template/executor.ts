import { resolveTemplate } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ params, inputs }, ctx) =>
  resolveTemplate({ order_line: inputs.order_line, templateKey: params.templateKey }, ctx);
