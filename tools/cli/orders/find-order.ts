import type { OrderReply } from '#contracts';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import { RefusedError } from '../api/api-client.js';
import type { ApiClient } from '../api/api-client.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An order, and the selected lines. */
export interface SelectedLines {
  orderId: string;
  lineIds: string[];
}

/** All lines of the order that has this id, or the one line that has it. Throws `LocalSetupError` where there is neither. */
export async function findSelectedLines(api: ApiClient, id: string): Promise<SelectedLines> {
  if (!UUID.test(id))
    throw new LocalSetupError(`"${id}" is no id of an order or an order line: both are UUIDs. ${WHERE}`);
  const [ofLine] = await api.json<OrderReply[]>('GET', `/api/orders?orderLineId=${id}`);
  if (ofLine) return { orderId: ofLine.id, lineIds: [id.toLowerCase()] };
  const order = await api.json<OrderReply>('GET', `/api/orders/${id}`).catch((error: unknown) => {
    if (!(error instanceof RefusedError) || error.code !== 'order_not_found') throw error;
    throw new LocalSetupError(`There is neither an order nor an order line ${id}. ${WHERE}`);
  });
  return { orderId: order.id, lineIds: order.lines.map((line) => line.id) };
}

const WHERE = 'GET /api/orders lists both.';
