import type { MikroORM } from '@mikro-orm/postgresql';
import type { RetainedReply } from '#contracts';

/** Deletes a service's dead letters that are older than that, or counts them in a dry run. */
export async function expireDeadLetters(
  orm: MikroORM,
  schema: string,
  { days, dryRun }: { days: number; dryRun: boolean },
): Promise<RetainedReply> {
  const em = orm.em.fork();
  const expired = `from ${schema}.dead_letter where received_at < now() - ? * interval '1 day'`;
  const sql = dryRun
    ? `select count(*)::int as count ${expired}`
    : `with gone as (delete ${expired} returning 1) select count(*)::int as count from gone`;
  const [gone] = await em.execute<{ count: number }[]>(sql, [days]);
  const [all] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${schema}.dead_letter`);
  const deleted = gone?.count ?? 0;
  const younger = (all?.count ?? 0) - (dryRun ? deleted : 0);
  return { what: 'dead letters', keptDays: days, deleted, stays: { younger } };
}
