import type { OrderReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { OrderClient } from '../../instance/order-client.js';
import type { TestInstance } from '../../instance/test-instance.js';

const ACCEPTED_WITHIN_MS = 30_000;

/** A new graph run for an output type that is paused before it can end, so that a page is open while it goes on. */
export async function pausedRun(instance: TestInstance, client: OrderClient, outputType: string): Promise<string> {
  const order = await client.dispatchOne('graph', undefined, outputType);
  const found = await waitUntil(
    async () => {
      const { lines } = await client.json<OrderReply>(`/orders/${order.id}`);
      const id = lines[0]?.delivery?.graphRunId;
      return id && (await client.send(`/runs/${id}/pause`, { method: 'POST' })).ok ? id : undefined;
    },
    { withinMs: ACCEPTED_WITHIN_MS },
  );
  if (!found) throw new Error(`No run of order ${order.id} was accepted: ${instance.logOf('orchestrator')}`);
  return found;
}
