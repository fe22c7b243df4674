import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { EVIDENCE_RECORDS } from '#contracts';
import type { RetainedReply } from '#contracts';
import { expireDeadLetters } from '#platform/retention';

const BATCH = 200;

/** Deletes the evidence of settled deliveries' runs, and the staged effects of those that did not commit. */
@Injectable()
export class ExpiredRowsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** Deletes what was settled more than `days` ago, or counts it in a dry run. */
  async sweep(days: number, dryRun: boolean): Promise<RetainedReply> {
    const { expired, younger, open } = await this.count(days);
    const deleted = dryRun ? expired : await this.deleteAll(days);
    return { what: EVIDENCE_RECORDS, keptDays: days, deleted, stays: { younger, 'of open deliveries': open } };
  }

  sweepDeadLetters(days: number, dryRun: boolean): Promise<RetainedReply> {
    return expireDeadLetters(this.orm, 'orders', { days, dryRun });
  }

  private async count(days: number): Promise<{ expired: number; younger: number; open: number }> {
    const [counts] = await this.orm.em.fork().execute<{ expired: number; younger: number; open: number }[]>(
      `with kept as (
          select d.state = 'open' as is_open, d.settled_at < now() - ? * interval '1 day' as is_expired
            from orders.path_run p join orders.delivery d on d.id = p.delivery_id where p.evidence is not null
        )
        select count(*) filter (where not is_open and is_expired)::int as expired,
               count(*) filter (where not is_open and not is_expired)::int as younger,
               count(*) filter (where is_open)::int as open from kept`,
      [days],
    );
    return counts ?? { expired: 0, younger: 0, open: 0 };
  }

  private async deleteAll(days: number): Promise<number> {
    let deleted = 0;
    let batch: number;
    do {
      batch = await this.deleteBatch(days);
      deleted += batch;
    } while (batch > 0);
    return deleted;
  }

  /** Deletes the next of them, oldest first; how many runs. */
  private async deleteBatch(days: number): Promise<number> {
    const runs = await this.orm.em.fork().execute<unknown[]>(
      `with expired as (
          select p.run_id, d.committed_run_id is not distinct from p.run_id as is_committed
            from orders.path_run p join orders.delivery d on d.id = p.delivery_id
           where p.evidence is not null and d.state <> 'open' and d.settled_at < now() - ? * interval '1 day'
           order by d.settled_at, p.run_id limit ? for update of p skip locked
        ), unstaged as (
          delete from orders.staged_effect s using expired e where s.run_id = e.run_id and not e.is_committed
        )
        update orders.path_run p set evidence = null from expired e where p.run_id = e.run_id returning p.run_id`,
      [days, BATCH],
    );
    return runs.length;
  }
}
