import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { RetainedReply } from '#contracts';
import { expireDeadLetters } from '#platform/retention';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { ExpiredRunsRepository } from './expired-runs.repository.js';

/** So long one sweep deletes runs; the next one goes on. */
const AT_MOST_MS = 30_000;

/** What the orchestrator keeps for a time: runs with all that belongs to them, and dead letters. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly orm: MikroORM,
    private readonly runs: ExpiredRunsRepository,
    private readonly config: OrchestratorConfig,
  ) {}

  async sweep(dryRun: boolean): Promise<RetainedReply[]> {
    const { retentionDeadLetterDays } = this.config;
    const runs = await this.sweepRuns(dryRun);
    return [runs, await expireDeadLetters(this.orm, 'orchestrator', { days: retentionDeadLetterDays, dryRun })];
  }

  private async sweepRuns(dryRun: boolean): Promise<RetainedReply> {
    const days = this.config.retentionRunDays;
    const { expired, younger, running, referenced } = await this.runs.counts(days);
    const deleted = dryRun ? expired : await this.deleteAll(days);
    return { what: 'runs', keptDays: days, deleted, stays: { younger, running, 'rerun by another': referenced } };
  }

  private async deleteAll(days: number): Promise<number> {
    let deleted = 0;
    let some: number;
    const end = Date.now() + AT_MOST_MS;
    do {
      some = await this.runs.deleteSome(days);
      deleted += some;
    } while (some > 0 && Date.now() < end);
    if (deleted > 0) await this.runs.deleteLeftovers(days);
    return deleted;
  }
}
