import { defineEntity, p } from '@mikro-orm/core';
import type { Fields } from './flat-fields.js';

/**
 * Which attempt's outputs answer a cache key. Only a pointer: to lose a row loses time, never a result of a run. `fields` is
 * what the key was made of, to explain why another one differs.
 */
export const NodeCacheEntity = defineEntity({
  name: 'NodeCache',
  tableName: 'node_cache',
  indexes: [
    { properties: ['workflowKey', 'nodeId', 'createdAt'] },
    { properties: ['step', 'createdAt'] },
    { properties: ['lastUsedAt'] },
  ],
  properties: {
    key: p.string().length(64).primary(),
    workflowKey: p.string().length(63),
    nodeId: p.string().length(80),
    step: p.string().length(100),
    version: p.integer(),
    fields: p.json<Fields>(),
    nodeRunId: p.uuid(),
    attempt: p.integer(),
    createdAt: p.datetime().defaultRaw('now()'),
    lastUsedAt: p.datetime().defaultRaw('now()'),
  },
});
