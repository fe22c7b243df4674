import { Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { CATALOG_KINDS } from '#contracts';
import type { CatalogKind, IfMatchHeader } from '#contracts';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

interface Edit {
  headers: IfMatchHeader;
}

/** Forwards requests for catalog entries to orders, so that edits work without the graph side. */
@Injectable()
export class CatalogEntriesService {
  constructor(private readonly orders: OrdersProxyService) {}

  list(kind: CatalogKind, response: ServerResponse): Promise<void> {
    return this.orders.forward({ method: 'GET', path: allOf(kind) }, response);
  }

  get(kind: CatalogKind, key: string, response: ServerResponse): Promise<void> {
    return this.orders.forward({ method: 'GET', path: oneOf(kind, key) }, response);
  }

  create(kind: CatalogKind, edit: Edit & { json: object }, response: ServerResponse): Promise<void> {
    return this.orders.forward({ method: 'POST', path: allOf(kind), ...edit }, response);
  }

  put(
    kind: CatalogKind,
    { key, ...edit }: Edit & { key: string; json: object },
    response: ServerResponse,
  ): Promise<void> {
    return this.orders.forward({ method: 'PUT', path: oneOf(kind, key), ...edit }, response);
  }

  remove(kind: CatalogKind, { key, headers }: Edit & { key: string }, response: ServerResponse): Promise<void> {
    return this.orders.forward({ method: 'DELETE', path: oneOf(kind, key), headers }, response);
  }
}

const allOf = (kind: CatalogKind): string => internalPath(`/${CATALOG_KINDS[kind].path}`);

const oneOf = (kind: CatalogKind, key: string): string => internalPath(`/${CATALOG_KINDS[kind].path}/:key`, { key });
