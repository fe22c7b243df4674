import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeliveryState, OrderLineCounts } from '#contracts';
import { ordersTables } from '../orders.orm.config.js';
import { linesWith } from './matching-lines.repository.js';

const NONE: OrderLineCounts = { open: 0, committed: 0, cancelled: 0, failed: 0, none: 0 };

/** How many of the lines are in each state; `outputTypes` and `q` as for a page of them. */
export async function countOrderLines(
  em: EntityManager,
  which: { outputTypes: string[] | null; q?: string | undefined },
): Promise<OrderLineCounts> {
  const rows = await newestStates(em, which).execute();
  const counts = rows.map(({ state, lines }) => [state ?? 'none', Number(lines)] as const);
  return { ...NONE, ...Object.fromEntries(counts) };
}

function newestStates(em: EntityManager, { outputTypes, q }: Parameters<typeof countOrderLines>[1]) {
  let lines = ordersTables(em)
    .selectFrom('order_line as l')
    .leftJoin(newestDeliveries(em).as('d'), 'd.orderLineId', 'l.id')
    .select((by) => ['d.state', by.fn.countAll<string>().as('lines')])
    .groupBy('d.state');
  if (outputTypes) lines = lines.where((by) => by('l.outputType', '=', by.fn.any(by.val(outputTypes))));
  if (q !== undefined) lines = lines.where('l.id', 'in', linesWith(em, q));
  return lines.$castTo<{ state: DeliveryState | null; lines: string }>();
}

const newestDeliveries = (em: EntityManager) =>
  ordersTables(em)
    .selectFrom('delivery')
    .distinctOn('orderLineId')
    .select(['orderLineId', 'state'])
    .orderBy('orderLineId')
    .orderBy('generation', 'desc');
