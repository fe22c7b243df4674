import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { EVIDENCE_RECORDS } from '#contracts';
import type { RetainedReply } from '#contracts';
import { expireDeadLetters } from '#platform/retention';
import { ComparisonConfig } from '../comparison.config.js';

/** Deletes evidence records and dead letters after their retention period. Verdicts with their reasons stay. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly orm: MikroORM,
    private readonly config: ComparisonConfig,
  ) {}

  async sweep(dryRun: boolean): Promise<RetainedReply[]> {
    const { retentionEvidenceDays: keptDays, retentionDeadLetterDays: days } = this.config;
    const { expired, younger } = await this.count(keptDays);
    if (!dryRun) await this.deleteExpired(keptDays);
    const records = { what: EVIDENCE_RECORDS, keptDays, deleted: expired, stays: { younger } };
    return [records, await expireDeadLetters(this.orm, 'comparison', { days, dryRun })];
  }

  private async count(days: number): Promise<{ expired: number; younger: number }> {
    const [counts] = await this.orm.em.fork().execute<{ expired: number; younger: number }[]>(
      `with evidence as (
          select received_at from comparison.legacy_evidence union all select received_at from comparison.graph_evidence
        ), kept as (
          select received_at < now() - ? * interval '1 day' as is_expired from evidence
        )
        select count(*) filter (where is_expired)::int as expired, count(*) filter (where not is_expired)::int as younger
          from kept`,
      [days],
    );
    return counts ?? { expired: 0, younger: 0 };
  }

  private async deleteExpired(days: number): Promise<void> {
    await this.orm.em.fork().execute(
      `with legacy as (
          delete from comparison.legacy_evidence where received_at < now() - ? * interval '1 day'
        )
        delete from comparison.graph_evidence where received_at < now() - ? * interval '1 day'`,
      [days, days],
    );
  }
}
