import { orderLineSetup } from '#steps';
import type { NodeExecutor } from '../node-executor.js';
import type { definition } from './definition.js';

export const execute: NodeExecutor<typeof definition> = ({ run }, ctx) => orderLineSetup({ pinned: run.pinned }, ctx);
