import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { RetainedReply } from '#contracts';
import { expireDeadLetters } from '#platform/retention';
import { ComparisonConfig } from '../comparison.config.js';

const TABLES = ['legacy_evidence', 'graph_evidence'];
const EXPIRED = `received_at < now() - ? * interval '1 day'`;

/** What comparison keeps for a time: evidences and dead letters. Verdicts with their reasons stay. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly orm: MikroORM,
    private readonly config: ComparisonConfig,
  ) {}

  async sweep(dryRun: boolean): Promise<RetainedReply[]> {
    const { retentionEvidenceDays: keptDays, retentionDeadLetterDays: days } = this.config;
    const counts = await this.counts(keptDays);
    if (!dryRun) {
      for (const table of TABLES)
        await this.orm.em.fork().execute(`delete from comparison.${table} where ${EXPIRED}`, [keptDays]);
    }
    const evidences = { what: 'evidences', keptDays, deleted: counts.expired, stays: { younger: counts.younger } };
    return [evidences, await expireDeadLetters(this.orm, 'comparison', { days, dryRun })];
  }

  private async counts(days: number): Promise<{ expired: number; younger: number }> {
    const all = TABLES.map((table) => `select received_at from comparison.${table}`).join(' union all ');
    const [counts] = await this.orm.em.fork().execute<{ expired: number; younger: number }[]>(
      `select count(*) filter (where ${EXPIRED})::int as expired, count(*) filter (where not ${EXPIRED})::int as younger
         from (${all}) evidence`,
      [days, days],
    );
    return counts ?? { expired: 0, younger: 0 };
  }
}
