import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ComparisonReply, LiveWorker, Mode, OrderReply, OutputTypeReply, ProductReply } from '#contracts';
import { ApiClient } from '../api/api-client.js';
import type { DemoProduct } from './demo-products.js';

/** A client of the part of the HTTP API that the demo needs, with the admin token. */
export class HartomatApi {
  readonly #client: ApiClient;

  /** `origin` without `/api`, for example http://127.0.0.1:3000. */
  constructor(origin: string, token: string) {
    this.#client = new ApiClient(origin, token);
  }

  async createProduct({ key, name, file }: DemoProduct): Promise<ProductReply> {
    const form = new FormData();
    form.set('key', key);
    form.set('name', name);
    // A file that was edited between two demos keeps its key.
    form.set('replace', 'true');
    form.set('file', new Blob([await readFile(file)], { type: 'model/step' }), basename(file));
    return this.#client.json('POST', '/api/products', form);
  }

  createOrder(lines: { product: string; outputType: string }[]): Promise<OrderReply> {
    return this.#client.json('POST', '/api/orders', { lines });
  }

  dispatch(orderId: string, mode: Mode): Promise<OrderReply> {
    return this.#client.json('POST', `/api/orders/${orderId}/dispatch`, { mode });
  }

  order(orderId: string): Promise<OrderReply> {
    return this.#client.json('GET', `/api/orders/${orderId}`);
  }

  /** The comparison of a delivery, or undefined before there is one. */
  async comparison(deliveryId: string): Promise<ComparisonReply | undefined> {
    const found = await this.#client.json<ComparisonReply[]>(
      'GET',
      `/api/comparisons?deliveryId=${encodeURIComponent(deliveryId)}`,
    );
    return found[0];
  }

  /** The output types, each with its workflow ('' = none). */
  outputTypes(): Promise<Pick<OutputTypeReply, 'key' | 'workflow'>[]> {
    return this.#client.json('GET', '/api/output-types');
  }

  workers(): Promise<LiveWorker[]> {
    return this.#client.json('GET', '/api/workers');
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#client.request('GET', path)).arrayBuffer());
  }
}
