import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ComparisonReply, LiveWorker, Mode, OrderReply, Problem, ProductReply } from '#contracts';
import { LocalSetupError } from '../../../deploy/local/local-server.js';
import type { DemoProduct } from './demo-products.js';

/** The part of the HTTP API that the demo needs, spoken with the admin token. */
export class HartomatApi {
  readonly #origin: string;
  readonly #token: string;

  /** `origin` without `/api`, for example http://127.0.0.1:3000. */
  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  async createProduct({ key, name, file }: DemoProduct): Promise<ProductReply> {
    const form = new FormData();
    form.set('key', key);
    form.set('name', name);
    form.set('file', new Blob([await readFile(file)], { type: 'model/step' }), basename(file));
    return this.#json('POST', '/api/products', form);
  }

  createOrder(lines: { product: string; outputType: string }[]): Promise<OrderReply> {
    return this.#json('POST', '/api/orders', { lines });
  }

  dispatch(orderId: string, mode: Mode): Promise<unknown> {
    return this.#json('POST', `/api/orders/${orderId}/dispatch`, { mode });
  }

  order(orderId: string): Promise<OrderReply> {
    return this.#json('GET', `/api/orders/${orderId}`);
  }

  /** The comparison of a delivery, or undefined before there is one. */
  async comparison(deliveryId: string): Promise<ComparisonReply | undefined> {
    const found = await this.#json<ComparisonReply[]>(
      'GET',
      `/api/comparisons?deliveryId=${encodeURIComponent(deliveryId)}`,
    );
    return found[0];
  }

  workers(): Promise<LiveWorker[]> {
    return this.#json('GET', '/api/workers');
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#request('GET', path)).arrayBuffer());
  }

  async #json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = await (await this.#request(method, path, body)).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async #request(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}` };
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
    const signal = AbortSignal.timeout(30_000);
    const reply = await fetch(this.#origin + path, { method, headers, body: payload, signal }).catch((error: Error) => {
      const why = (error.cause as Error | undefined)?.message ?? error.message;
      throw new LocalSetupError(`${method} ${this.#origin}${path} got no answer: ${why}. See: ./hartomat logs gateway`);
    });
    if (!reply.ok)
      throw new LocalSetupError(`${method} ${path} was refused with ${reply.status}: ${await describeProblem(reply)}`);
    return reply;
  }
}

async function describeProblem(reply: Response): Promise<string> {
  const text = await reply.text();
  try {
    const { detail, title, code, errors = [] } = JSON.parse(text) as Problem;
    const pointers = errors.map(({ pointer, message }) => `\n  ${pointer}: ${message}`).join('');
    return `${detail || title} (${code})${pointers}`;
  } catch {
    return text.slice(0, 500) || 'no reason given';
  }
}
