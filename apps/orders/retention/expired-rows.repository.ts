import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { RetainedReply } from '#contracts';
import { expireDeadLetters } from '#platform/retention';

const BATCH = 200;

/** Of settled deliveries alone: what an open one is decided by stays. */
const EXPIRED = `d.state <> 'open' and d.settled_at < now() - ? * interval '1 day'`;
const WITH_EVIDENCE = 'orders.path_run p join orders.delivery d on d.id = p.delivery_id where p.evidence is not null';

/** Forgets what old runs did in detail, and what those staged that did not deliver; deliveries and their assets stay. */
@Injectable()
export class ExpiredRowsRepository {
  constructor(private readonly orm: MikroORM) {}

  async sweep(days: number, dryRun: boolean): Promise<RetainedReply> {
    const [counts] = await this.orm.em.fork().execute<{ expired: number; younger: number; open: number }[]>(
      `select count(*) filter (where ${EXPIRED})::int as expired,
              count(*) filter (where d.state <> 'open' and not ${EXPIRED})::int as younger,
              count(*) filter (where d.state = 'open')::int as open from ${WITH_EVIDENCE}`,
      [days, days],
    );
    const { expired = 0, younger = 0, open = 0 } = counts ?? {};
    const deleted = dryRun ? expired : await this.forgetAll(days);
    return { what: 'evidences', keptDays: days, deleted, stays: { younger, 'of open deliveries': open } };
  }

  sweepDeadLetters(days: number, dryRun: boolean): Promise<RetainedReply> {
    return expireDeadLetters(this.orm, 'orders', { days, dryRun });
  }

  private async forgetAll(days: number): Promise<number> {
    let forgotten = 0;
    let some: number;
    do {
      some = await this.forgetSome(days);
      forgotten += some;
    } while (some > 0);
    return forgotten;
  }

  private forgetSome(days: number): Promise<number> {
    return this.orm.em.fork().transactional(async (em) => {
      const runs = await em.execute<{ id: string; committed: boolean }[]>(
        `select p.run_id as id, coalesce(d.committed_run_id = p.run_id, false) as committed from ${WITH_EVIDENCE}
            and ${EXPIRED} order by d.settled_at, p.run_id limit ${BATCH} for update of p skip locked`,
        [days],
      );
      if (runs.length === 0) return 0;
      const idsOf = (some: typeof runs): string => JSON.stringify(some.map(({ id }) => id));
      const named = '(select jsonb_array_elements_text(?::jsonb)::uuid)';
      await em.execute(`update orders.path_run set evidence = null where run_id in ${named}`, [idsOf(runs)]);
      const others = runs.filter(({ committed }) => !committed);
      await em.execute(`delete from orders.staged_effect where run_id in ${named}`, [idsOf(others)]);
      return runs.length;
    });
  }
}
