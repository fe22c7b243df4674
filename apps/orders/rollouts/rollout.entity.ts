import { defineEntity, p } from '@mikro-orm/core';
import type { Mode } from '#contracts';

/** Which mode serves a workflow ('*' = any) for an output type ('*' = any). */
export const RolloutEntity = defineEntity({
  name: 'Rollout',
  tableName: 'rollout',
  properties: {
    workflow: p.string().length(63).primary(),
    outputType: p.string().length(63).primary(),
    mode: p.string().length(10).$type<Mode>(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});

/** One row: where on, everything new goes to legacy. */
export const KillSwitchEntity = defineEntity({
  name: 'KillSwitch',
  tableName: 'kill_switch',
  properties: {
    id: p.integer().primary(),
    on: p.boolean(),
    reason: p.text(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});
