import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type {
  ComparisonReply,
  DeliveryReply,
  DraftReply,
  LiveWorker,
  Mode,
  NotificationReply,
  OrderReply,
  OutputTypeReply,
  PublishReply,
  RunReply,
} from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { faultOf } from '../contract/check-reply.js';
import { smallOutputType } from './small-output-type.js';
import type { TestInstance } from './test-instance.js';

export const FLANGE = 'tests/fixtures/step/own-flange-unit.step';
export const BEARING = 'tests/fixtures/step/own-ball-bearing-6204.step';
export const AS1 = 'node_modules/occt-import-js/test/testfiles/cax-if/as1-oc-214.stp';
export const SMALL_OUTPUT = 'still-cutout-512';

const SETTLED_WITHIN_MS = 90_000;

/** A client of an instance: HTTP at the gateway with the admin token. */
export class OrderClient {
  constructor(private readonly instance: Pick<TestInstance, 'settings'>) {}

  get api(): string {
    return `http://127.0.0.1:${this.instance.settings.ports.gateway}/api`;
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.instance.settings.adminToken}`,
      ...(init.headers as Record<string, string>),
    };
    return fetch(`${this.api}${path}`, { ...init, headers });
  }

  async json<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const reply = await this.send(path, init);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    const mediaType = reply.headers.get('content-type')?.split(';')[0] ?? '';
    const { pathname } = new URL(reply.url);
    const fault = faultOf({ method, path: pathname, status: reply.status, mediaType, body: text });
    if (fault !== null) throw new Error(`The reply to ${method} ${path} is not as docs/openapi.json says: ${fault}`);
    return JSON.parse(text) as T;
  }

  /** Uploads a STEP file (a path below the checkout, or bytes) as a product, in place of the file that it has. */
  async upload(key: string, file: string | { name: string; bytes: Uint8Array }): Promise<Response> {
    const source =
      typeof file === 'string' ? { name: basename(file), bytes: await readFile(join(repositoryRoot(), file)) } : file;
    const form = new FormData();
    form.set('key', key);
    form.set('name', `Product ${key}`);
    form.set('file', new Blob([new Uint8Array(source.bytes)]), source.name);
    const reply = await this.send('/products', { method: 'POST', body: form });
    if (reply.status !== 409) return reply;
    // Not asked for at once: an earlier build does not know the field.
    form.set('replace', 'true');
    return this.send('/products', { method: 'POST', body: form });
  }

  /** Saves a workflow over its draft and publishes it. */
  async publish(key: string, workflow: unknown): Promise<PublishReply> {
    const { revision } = await this.json<DraftReply>(`/workflows/${key}/draft`);
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
    const body = JSON.stringify({ workflow });
    const saved = await this.send(`/workflows/${key}/draft`, { method: 'PUT', headers, body });
    if (!saved.ok) throw new Error(`save the draft of ${key}: ${saved.status} ${await saved.text()}`);
    return this.json(`/workflows/${key}/publish`, 'POST', {});
  }

  /** Puts an output type of its own: a small still, with changes. */
  addOutputType(key: string, change: object = {}): Promise<OutputTypeReply> {
    return this.json(`/output-types/${key}`, 'PUT', smallOutputType(change));
  }

  /** Uploads, orders and dispatches one line without cached results; returns the order after the dispatch. */
  async dispatchOne(mode: Mode | undefined, file = FLANGE, outputType = SMALL_OUTPUT): Promise<OrderReply> {
    const upload = await this.upload('product', file);
    if (!upload.ok) throw new Error(`upload: ${upload.status} ${await upload.text()}`);
    const order = await this.json<OrderReply>('/orders', 'POST', { lines: [{ product: 'product', outputType }] });
    return this.json<OrderReply>(`/orders/${order.id}/dispatch`, 'POST', { ...(mode && { mode }), cache: 'bypass' });
  }

  /** The first line's delivery once it is settled. */
  async settled(orderId: string, withinMs = SETTLED_WITHIN_MS): Promise<DeliveryReply> {
    const delivery = await waitUntil(
      async () => {
        const order = await this.json<OrderReply>(`/orders/${orderId}`);
        const found = order.lines[0]?.delivery;
        return found && found.state !== 'open' ? found : undefined;
      },
      { withinMs, everyMs: 200 },
    );
    if (!delivery)
      throw new Error(
        `Order ${orderId} is not settled after ${withinMs} ms: ${JSON.stringify(await this.json(`/orders/${orderId}`))}`,
      );
    return delivery;
  }

  async comparison(deliveryId: string, withinMs = SETTLED_WITHIN_MS): Promise<ComparisonReply> {
    const found = await waitUntil(
      async () => (await this.json<ComparisonReply[]>(`/comparisons?deliveryId=${deliveryId}`))[0],
      { withinMs, everyMs: 200 },
    );
    if (!found) throw new Error(`Delivery ${deliveryId} has no comparison after ${withinMs} ms`);
    return found;
  }

  /** The registry offers the still workflow once a worker has announced every step of it. */
  async untilWorkerLives(withinMs = 60_000): Promise<void> {
    const workers = await waitUntil(
      async () => {
        const live = await this.json<LiveWorker[]>('/workers').catch(() => []);
        return live.some(({ capabilities }) => capabilities.includes('chromium')) ? live : undefined;
      },
      { withinMs, everyMs: 200 },
    );
    if (!workers) throw new Error(`No worker with a browser has announced itself within ${withinMs} ms`);
  }

  async untilRunEnded(runId: string, withinMs = SETTLED_WITHIN_MS): Promise<RunReply> {
    const ended = await waitUntil(
      async () => {
        const run = await this.run(runId).catch(() => undefined);
        return run && run.status !== 'running' ? run : undefined;
      },
      { withinMs, everyMs: 200 },
    );
    if (!ended) throw new Error(`Run ${runId} has not ended after ${withinMs} ms`);
    return ended;
  }

  run(runId: string): Promise<RunReply> {
    return this.json<RunReply>(`/runs/${runId}`);
  }

  async notifications(deliveryId: string): Promise<NotificationReply[]> {
    const sent = await waitUntil(
      async () => {
        const all = await this.json<NotificationReply[]>(`/notifications?deliveryId=${deliveryId}`);
        return all.length > 0 ? all : undefined;
      },
      { withinMs: 10_000 },
    );
    return sent ?? [];
  }
}

/** The live effects of a delivery, read from the tables. */
export async function liveOf(instance: TestInstance, deliveryId: string) {
  return {
    assets: await instance.query<{ name: string; run_id: string; sha256: string }>(
      'select name, run_id, sha256 from orders.media_asset where delivery_id = $1 order by name',
      [deliveryId],
    ),
    notifications: await instance.query<{ template: string; recipient: string }>(
      'select template, recipient from orders.notification where delivery_id = $1',
      [deliveryId],
    ),
    committed: (
      await instance.query<{ committed_path: string | null; committed_run_id: string | null; state: string }>(
        'select committed_path, committed_run_id, state from orders.delivery where id = $1',
        [deliveryId],
      )
    )[0],
  };
}
