import type { EntityManager } from '@mikro-orm/postgresql';
import type { RolloutReply } from '#contracts';
import { ordersTables } from '../orders.orm.config.js';

/** The most specific row that applies, output type before workflow; null without one. */
export async function findRollout(
  em: EntityManager,
  workflow: string,
  outputType: string,
): Promise<RolloutReply | null> {
  const row = await ordersTables(em)
    .selectFrom('rollout')
    .select(['workflow', 'outputType', 'mode'])
    .where('workflow', 'in', [workflow, '*'])
    .where('outputType', 'in', [outputType, '*'])
    .orderBy((by) => by('outputType', '<>', '*'), 'desc')
    .orderBy((by) => by('workflow', '<>', '*'), 'desc')
    .executeTakeFirst();
  return row ?? null;
}

export async function hasRolloutOf(em: EntityManager, outputType: string): Promise<boolean> {
  const row = await ordersTables(em)
    .selectFrom('rollout')
    .select('mode')
    .where('outputType', '=', outputType)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export function listRollouts(em: EntityManager): Promise<RolloutReply[]> {
  return ordersTables(em)
    .selectFrom('rollout')
    .select(['workflow', 'outputType', 'mode'])
    .orderBy('workflow')
    .orderBy('outputType')
    .execute();
}

export async function saveRollout(em: EntityManager, row: RolloutReply): Promise<void> {
  await em.execute(
    `insert into orders.rollout (workflow, output_type, mode) values (?, ?, ?)
     on conflict (workflow, output_type) do update set mode = excluded.mode, changed_at = now()`,
    [row.workflow, row.outputType, row.mode],
  );
}

export async function isKillSwitchOn(em: EntityManager): Promise<boolean> {
  const row = await ordersTables(em).selectFrom('kill_switch').select('on').where('id', '=', 1).executeTakeFirst();
  return row?.on ?? false;
}

export async function saveKillSwitch(
  em: EntityManager,
  { on, reason }: { on: boolean; reason: string },
): Promise<void> {
  await em.execute(
    `insert into orders.kill_switch (id, "on", reason) values (1, ?, ?)
     on conflict (id) do update set "on" = excluded."on", reason = excluded.reason, changed_at = now()`,
    [on, reason],
  );
}
