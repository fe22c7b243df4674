import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mode, OrderReply } from '#contracts';
import type { OrderClient } from '../../instance/order-client.js';
import { PRODUCTS, OUTPUT_TYPES } from './chaos-catalog.js';

const MODES: readonly Mode[] = ['legacy', 'graph', 'shadow'];
const RETRY_MS = 200;
/** Of the stream; a burst comes on top. */
const AT_ONCE = 60;
const LINES_OF_A_BURST_ORDER = 10;
const CANCEL_EACH = 4;
/** A run that its orchestrator has not accepted yet cannot be cancelled, nor one while the graph side is away. */
const CANCEL_TRIES = 25;

/** Orders in a steady stream, in all three modes, by a client that repeats what got no answer, as a shop does. */
export class OrderLoad {
  private readonly sending = new Set<Promise<void>>();
  private ordered = 0;
  private stopped = false;
  private streaming: Promise<void> = Promise.resolve();
  /** Orders whose dispatch was answered: from there on nothing of them may be lost. */
  readonly dispatched: { orderId: string; lineIds: string[] }[] = [];

  /** A burst is so many orders of ten lines. */
  constructor(
    private readonly client: OrderClient,
    private readonly burstOrders: number,
  ) {}

  start(everyMs: number): void {
    this.streaming = this.stream(everyMs);
  }

  /** All its lines at once, a third in each mode; where the graph side is away it waits for it so long, or all would be legacy's. */
  async burst(graphWithinMs: number): Promise<void> {
    await this.client.untilWorkerLives(graphWithinMs).catch(() => undefined);
    for (let at = 0; at < this.burstOrders; at += 1)
      this.send(MODES[at % MODES.length] as Mode, LINES_OF_A_BURST_ORDER);
  }

  /** Resolves when everything that was begun is dispatched. */
  async end(): Promise<void> {
    this.stopped = true;
    await this.streaming;
    await Promise.all(this.sending);
  }

  private async stream(everyMs: number): Promise<void> {
    while (!this.stopped) {
      if (this.sending.size < AT_ONCE) this.send(MODES[this.ordered % MODES.length] as Mode, 1);
      await sleep(everyMs);
    }
  }

  private send(mode: Mode, lines: number): void {
    const first = this.ordered;
    this.ordered += lines;
    const body = { lines: Array.from({ length: lines }, (_, at) => lineNumber(first + at)) };
    const sent = this.order(mode, body).finally(() => this.sending.delete(sent));
    this.sending.add(sent);
  }

  private async order(mode: Mode, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const order = await this.untilAnswered('/orders', { headers, body: JSON.stringify(body) });
    const dispatch = { headers, body: JSON.stringify({ mode }) };
    const { id, lines } = await this.untilAnswered(`/orders/${order.id}/dispatch`, dispatch);
    this.dispatched.push({ orderId: id, lineIds: lines.map((line) => line.id) });
    if (this.dispatched.length % CANCEL_EACH === 0) await this.cancelRun(lines[0]?.delivery?.graphRunId);
  }

  /** Whoever cancels a run gets the line by legacy. */
  private async cancelRun(runId: string | null | undefined): Promise<void> {
    for (let left = runId ? CANCEL_TRIES : 0; left > 0; left -= 1) {
      const reply = await this.client.send(`/runs/${runId}/cancel`, { method: 'POST' }).catch(() => null);
      if (reply && reply.status < 500 && reply.status !== 404) return;
      await sleep(RETRY_MS);
    }
  }

  /** A refusal (4xx) would be our own mistake; everything else is tried again. */
  private async untilAnswered(path: string, init: RequestInit): Promise<OrderReply> {
    for (;;) {
      const reply = await this.client
        .send(path, { ...init, method: 'POST', signal: AbortSignal.timeout(15_000) })
        .catch(() => null);
      if (reply?.ok) {
        const order = (await reply.json().catch(() => null)) as OrderReply | null;
        if (order) return order;
      } else if (reply && reply.status < 500) {
        throw new Error(`POST ${path}: ${reply.status} ${await reply.text()}`);
      }
      await sleep(RETRY_MS);
    }
  }
}

const lineNumber = (at: number): { product: string; outputType: string } => ({
  product: PRODUCTS[at % PRODUCTS.length] as string,
  outputType: OUTPUT_TYPES[Math.floor(at / 2) % OUTPUT_TYPES.length] as string,
});
