import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ASPECTS, PAGE_SIZES } from '#contracts';
import type { Aspect, ComparisonReply, ListComparisonsRequest, RunVerdict, Verdict } from '#contracts';
import { UserError } from '#platform/http';
import { isoTime } from '#platform/orm';
import { comparisonTables } from '../comparison.orm.config.js';

export const comparisonNotFound = (id: string): UserError =>
  new UserError('comparison_not_found', `There is no comparison ${id.slice(0, 100)}.`, 404);

/** Reads verdicts. */
@Injectable()
export class ComparisonsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** The newest, of one delivery where named, older than the comparison `after`. 404 where `after` is none. */
  async list({
    deliveryId,
    after,
    limit = PAGE_SIZES.comparisons,
  }: ListComparisonsRequest): Promise<ComparisonReply[]> {
    const em = this.orm.em.fork();
    let newestFirst = selectComparisons(em).orderBy('comparedAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (deliveryId !== undefined) newestFirst = newestFirst.where('deliveryId', '=', deliveryId);
    if (after !== undefined) {
      const place = comparisonTables(em).selectFrom('comparison').select(['comparedAt', 'id']).where('id', '=', after);
      newestFirst = newestFirst.where((by) =>
        by(by.refTuple('comparedAt', 'id'), '<', place.$asTuple('comparedAt', 'id')),
      );
    }
    const rows = await newestFirst.execute();
    if (rows.length === 0 && after !== undefined && !(await this.find(after))) throw comparisonNotFound(after);
    return rows.map(replyOf);
  }

  /** The verdicts on runs; those without one are left out. */
  async verdictsOf(runIds: readonly string[]): Promise<RunVerdict[]> {
    if (runIds.length === 0) return [];
    const tables = comparisonTables(this.orm.em.fork());
    return tables.selectFrom('comparison').select(['runId', 'verdict']).where('runId', 'in', runIds).execute();
  }

  async find(id: string): Promise<ComparisonReply | null> {
    const row = await selectComparisons(this.orm.em.fork())
      .where((by) => by(by.cast<string>('id', 'text'), '=', id))
      .executeTakeFirst();
    return row ? replyOf(row) : null;
  }
}

const selectComparisons = (em: EntityManager) =>
  comparisonTables(em)
    .selectFrom('comparison')
    .select(['id', 'deliveryId', 'orderLineId', 'runId', 'verdict', 'aspects', 'reasons', 'comparedAt']);

type Row = Awaited<ReturnType<ReturnType<typeof selectComparisons>['execute']>>[number];

const aspectsOf = ({ aspects }: Row): Record<Aspect, Verdict> =>
  Object.fromEntries(ASPECTS.map((aspect) => [aspect, aspects[aspect] ?? 'inconclusive'])) as Record<Aspect, Verdict>;

const replyOf = (row: Row): ComparisonReply => ({
  ...row,
  aspects: aspectsOf(row),
  comparedAt: isoTime(row.comparedAt),
});
