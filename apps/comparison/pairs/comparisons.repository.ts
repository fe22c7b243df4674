import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Aspect, ComparisonReason, ComparisonReply, Verdict } from '#contracts';

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

/** Reads verdicts. */
@Injectable()
export class ComparisonsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** The newest 200, of one delivery where named. */
  async list(deliveryId?: string): Promise<ComparisonReply[]> {
    const where = deliveryId === undefined ? '' : 'where delivery_id = ?';
    const rows = await this.orm.em
      .fork()
      .execute<Row[]>(
        `${SELECT} ${where} order by compared_at desc, id limit 200`,
        deliveryId === undefined ? [] : [deliveryId],
      );
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
