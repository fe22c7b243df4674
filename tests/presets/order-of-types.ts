import { digestOf } from '#contracts';
import type { ComparisonReply, DeliveryReply, Evidence, Mode, OrderReply } from '#contracts';
import type { OutputType } from '#steps';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { FLANGE } from '../instance/order-client.js';
import type { OrderClient } from '../instance/order-client.js';
import type { TestInstance } from '../instance/test-instance.js';

/** Say which delivery or which catalog it was, so they differ between any two order lines. */
const OF_ONE_LINE = ['order_line', 'material_map', 'receipt'];
const SETTLED_WITHIN_MS = 240_000;

/** What became of one line; the evidence without what names the one order line, so that two lines of a type agree in it. */
export interface Outcome {
  lineId: string;
  delivery: DeliveryReply;
  legacy: object | null;
  graph: object | null;
  comparison: ComparisonReply | null;
}

/** Puts the output types into the catalog and gives each a product of its own, which no other line's materials reach. */
export async function putTypes(client: OrderClient, types: readonly OutputType[]): Promise<void> {
  for (const { key, ...value } of types) {
    await client.json(`/output-types/${key}`, 'PUT', value);
    const upload = await client.upload(key, FLANGE);
    if (!upload.ok) throw new Error(`upload: ${upload.status} ${await upload.text()}`);
  }
}

/**
 * One order with a line of each output type, dispatched at once; answers by output type when all lines are settled and those in
 * shadow compared.
 */
export async function orderOfTypes(
  at: { instance: TestInstance; client: OrderClient },
  types: readonly OutputType[],
  mode?: Mode,
): Promise<Map<string, Outcome>> {
  const { instance, client } = at;
  const lines = types.map(({ key }) => ({ product: key, outputType: key }));
  const { id, number } = await client.json<OrderReply>('/orders', 'POST', { lines });
  await client.json(`/orders/${id}/dispatch`, 'POST', mode ? { mode } : {});
  const outcomes = new Map<string, Outcome>();
  for (const { id: lineId, outputType, delivery } of await settledLines(client, id)) {
    if (!delivery) continue;
    const comparison = delivery.mode === 'shadow' ? await client.comparison(delivery.id) : null;
    const rows = await instance.query<{ path: string; evidence: Evidence | null }>(
      'select path, evidence from orders.path_run where delivery_id = $1',
      [delivery.id],
    );
    const shown = (path: string): object | null => {
      const evidence = rows.find((row) => row.path === path)?.evidence;
      return evidence ? shownBy(evidence, [delivery.id, number]) : null;
    };
    outcomes.set(outputType, { lineId, delivery, legacy: shown('legacy'), graph: shown('graph'), comparison });
  }
  return outcomes;
}

async function settledLines(client: OrderClient, orderId: string): Promise<OrderReply['lines']> {
  const read = () => client.json<OrderReply>(`/orders/${orderId}`);
  const settled = await waitUntil(
    async () => {
      const { lines } = await read();
      return lines.every(({ delivery }) => delivery && delivery.state !== 'open') ? lines : undefined;
    },
    { withinMs: SETTLED_WITHIN_MS, everyMs: 250 },
  );
  if (settled) return settled;
  const open = (await read()).lines.filter(({ delivery }) => !delivery || delivery.state === 'open');
  throw new Error(`Not settled: ${open.map(({ outputType }) => outputType).join(', ')}`);
}

function shownBy({ status, environment, steps, mediaAssets, catalogWrites, notifications }: Evidence, own: string[]) {
  const lasting = ([port]: [string, string]): boolean => !OF_ONE_LINE.includes(port);
  const nameless = (text: string): string => own.reduce((left, name) => left.replaceAll(name, '…'), text);
  return {
    status,
    environment,
    steps: steps
      .map(({ step, outputs, logs }) => ({ step, logs, outputs: Object.entries(outputs).filter(lasting).sort() }))
      .sort((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1)),
    mediaAssets,
    catalogWrites,
    notifications: JSON.parse(nameless(JSON.stringify(notifications))) as unknown,
  };
}
