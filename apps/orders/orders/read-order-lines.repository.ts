import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeliverySummary, ListedOrderLine, OrderLineState } from '#contracts';
import { isoTime } from '#platform/orm';
import { ordersTables } from '../orders.orm.config.js';
import { linesIn, linesWith } from './matching-lines.repository.js';

/** Which order lines, the newest order first and in the order's order; those behind the line `after`. */
export interface WhichOrderLines {
  /** Null: of every output type. */
  outputTypes: string[] | null;
  state?: OrderLineState | undefined;
  /** A part of the order's number or of the product's key or name. */
  q?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** An order line by the key of its output type. */
export type FoundOrderLine = Omit<ListedOrderLine, 'outputType'> & { outputType: string };

type Row = Awaited<ReturnType<ReturnType<typeof pageOf>['execute']>>[number];

/**
 * Order lines with their newest delivery. Of 100,000 lines a page comes from the orders' index by time and stops when it is
 * full; where few lines fit, PostgreSQL begins at the index of their output type or of the deliveries' state instead.
 */
export async function readOrderLines(em: EntityManager, which: WhichOrderLines): Promise<FoundOrderLine[]> {
  return (await pageOf(em, which).execute()).map(lineOf);
}

/** Whether there is such a line: the place of a cursor. */
export async function hasOrderLine(em: EntityManager, id: string): Promise<boolean> {
  const found = await ordersTables(em).selectFrom('order_line').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

/** The query of a page. Deliveries are looked up for its lines only, after they were chosen. */
export const pageOf = (em: EntityManager, which: WhichOrderLines) =>
  ordersTables(em)
    .selectFrom(chosenLines(em, which).as('page'))
    .leftJoinLateral(
      (by) =>
        by
          .selectFrom('delivery')
          .select(['id', 'state', 'mode', 'reasonCode', 'committedPath', 'graphRunId', 'settledAt'])
          .whereRef('orderLineId', '=', 'page.id')
          .orderBy('generation', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select(['page.id', 'page.orderId', 'page.number', 'page.at', 'page.product', 'page.name', 'page.outputType'])
    .select(['d.id as deliveryId', 'd.state', 'd.mode', 'd.reasonCode', 'd.committedPath', 'd.graphRunId'])
    .select('d.settledAt')
    .orderBy('page.at', 'desc')
    .orderBy('page.orderId', 'desc')
    .orderBy('page.position');

function chosenLines(em: EntityManager, { outputTypes, state, q, after, limit }: WhichOrderLines) {
  let lines = selectLines(em);
  if (outputTypes) lines = lines.where((by) => by('l.outputType', '=', by.fn.any(by.val(outputTypes))));
  if (state === 'none')
    lines = lines.where((by) =>
      by.not(by.exists(by.selectFrom('delivery as d').select('d.id').whereRef('d.orderLineId', '=', 'l.id'))),
    );
  else if (state) lines = lines.where('l.id', 'in', linesIn(em, state));
  if (q !== undefined) lines = lines.where('l.id', 'in', linesWith(em, q));
  if (after !== undefined) lines = behind(em, lines, after);
  return lines.orderBy('o.createdAt', 'desc').orderBy('o.id', 'desc').orderBy('l.position').limit(limit);
}

const selectLines = (em: EntityManager) =>
  ordersTables(em)
    .selectFrom('order_line as l')
    .innerJoin('customer_order as o', 'o.id', 'l.orderId')
    .innerJoin('product as p', 'p.key', 'l.product')
    .select([
      'l.id',
      'l.orderId',
      'o.number',
      'o.createdAt as at',
      'l.position',
      'l.product',
      'p.name',
      'l.outputType',
    ]);

/** Lines of older orders, and the later ones of its own. */
function behind(em: EntityManager, lines: ReturnType<typeof selectLines>, after: string) {
  const db = ordersTables(em);
  const line = db.selectFrom('order_line').where('id', '=', after);
  const order = db.selectFrom('customer_order').select(['createdAt', 'id']).where('id', '=', line.select('orderId'));
  return lines
    .where((by) => by(by.refTuple('o.createdAt', 'o.id'), '<=', order.$asTuple('createdAt', 'id')))
    .where((by) =>
      by.or([by('l.orderId', '!=', line.select('orderId')), by('l.position', '>', line.select('position'))]),
    );
}

const lineOf = (row: Row): FoundOrderLine => ({
  id: row.id,
  order: { id: row.orderId, number: row.number, createdAt: isoTime(row.at) },
  product: { key: row.product, name: row.name },
  outputType: row.outputType,
  delivery: deliveryOf(row),
});

function deliveryOf({ deliveryId: id, state, mode, reasonCode, ...row }: Row): DeliverySummary | null {
  if (!id || !state || !mode || !reasonCode) return null;
  const { committedPath: deliveredBy, graphRunId, settledAt } = row;
  return { id, state, mode, reasonCode, deliveredBy, graphRunId, settledAt: isoTime(settledAt) };
}
