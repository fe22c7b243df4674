import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { PAGE_SIZES } from '#contracts';
import type { Aspect, ComparisonReason, ComparisonReply, ListComparisonsRequest, Verdict } from '#contracts';
import { UserError } from '#platform/http';

interface Row {
  id: string;
  delivery_id: string;
  order_line_id: string;
  run_id: string;
  verdict: Verdict;
  aspects: Record<Aspect, Verdict>;
  reasons: ComparisonReason[];
  compared_at: Date | string;
}

const SELECT = `select id, delivery_id, order_line_id, run_id, verdict, aspects, reasons, compared_at
                  from comparison.comparison`;

export const comparisonNotFound = (id: string): UserError =>
  new UserError('comparison_not_found', `There is no comparison ${id.slice(0, 100)}.`, 404);

/** Reads verdicts. */
@Injectable()
export class ComparisonsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** The newest, of one delivery where named, behind the comparison `after`. 404 where `after` is none. */
  async list({
    deliveryId,
    after,
    limit = PAGE_SIZES.comparisons,
  }: ListComparisonsRequest): Promise<ComparisonReply[]> {
    const rows = await this.orm.em.fork().execute<Row[]>(
      `${SELECT} where (?::text is null or delivery_id = ?)
          and (?::uuid is null or (compared_at, id) < (select compared_at, id from comparison.comparison where id = ?::uuid))
        order by compared_at desc, id desc limit ?`,
      [deliveryId ?? null, deliveryId ?? null, after ?? null, after ?? null, limit],
    );
    if (rows.length === 0 && after !== undefined && !(await this.find(after))) throw comparisonNotFound(after);
    return rows.map(replyOf);
  }

  async find(id: string): Promise<ComparisonReply | null> {
    const [row] = await this.orm.em.fork().execute<Row[]>(`${SELECT} where id::text = ?`, [id]);
    return row ? replyOf(row) : null;
  }
}

const replyOf = (row: Row): ComparisonReply => ({
  id: row.id,
  deliveryId: row.delivery_id,
  orderLineId: row.order_line_id,
  runId: row.run_id,
  verdict: row.verdict,
  aspects: row.aspects,
  reasons: row.reasons,
  comparedAt: new Date(row.compared_at).toISOString(),
});
