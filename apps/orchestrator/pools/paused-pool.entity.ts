import { defineEntity, p } from '@mikro-orm/core';

/** A pool for which nothing is dispatched. */
export const PausedPoolEntity = defineEntity({
  name: 'PausedPool',
  tableName: 'paused_pool',
  properties: {
    pool: p.string().length(30).primary(),
    reason: p.text(),
    pausedAt: p.datetime().defaultRaw('now()'),
  },
});
