import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { ProductModelPlaces, ProductModelReply } from '#contracts';
import { OperationalError, UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { modelIn } from './model-in.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

const ANSWER_WITHIN_MS = 2000;

/** Finds a model of a product's file where one was made: nothing is converted for it. */
@Injectable()
export class ProductModelService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** 404 `product_not_found`, or `model_not_found` where neither a delivery nor a run of its present file has one. */
  async find(key: string): Promise<ProductModelReply> {
    const places = await this.orders.read<ProductModelPlaces>(internalPath('/products/:key/models', { key }));
    if (places.delivered) return places.delivered;
    for (const run of places.graphRuns) {
      const found = await this.modelOf(run).catch(unlessGone);
      if (found) return found;
    }
    throw modelNotFound(key);
  }

  private async modelOf({
    runId,
    deliveryId,
  }: ProductModelPlaces['graphRuns'][number]): Promise<ProductModelReply | null> {
    const { nodes } = await this.bus.ask(REQUESTS.orchestrator.getRun, { runId }, ANSWER_WITHIN_MS);
    const model = modelIn(nodes.map(({ outputs }) => outputs));
    if (!model) return null;
    const { sha256, byteLength } = model;
    return { url: `/api/artifacts/${sha256}`, sha256, byteLength, deliveryId };
  }
}

/** Runs are forgotten after a while, and without the orchestrator only what was delivered is known. */
function unlessGone(error: unknown): null {
  if (error instanceof UserError || error instanceof OperationalError) return null;
  throw error;
}

const modelNotFound = (key: string): UserError =>
  new UserError(
    'model_not_found',
    `No model of the file of product "${key}" was made yet. A graph or shadow run of an order line of it makes one.`,
    404,
  );
