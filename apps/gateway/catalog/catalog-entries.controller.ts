import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Response } from 'express';
import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { createValidationPipe } from '#platform/http';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** A controller for each kind of the catalog's entries: orders' own table, so that edits work with everything new stopped. */
export const catalogEntriesControllers: Type[] = catalogKinds.map(entriesController);

function entriesController(kind: CatalogKind): Type {
  const { path, keyField, request } = CATALOG_KINDS[kind];
  const checked = createValidationPipe(request);
  const all = internalPath(`/${path}`);
  const one = (key: string): string => internalPath(`/${path}/:key`, { key: checkedParam(key, keyField) });

  @Controller(path)
  class CatalogEntriesController {
    constructor(readonly orders: OrdersProxyService) {}

    @Get()
    list(@Res() response: Response): Promise<void> {
      return this.orders.forward({ method: 'GET', path: all }, response);
    }

    @Get(':key')
    get(@Param('key') key: string, @Res() response: Response): Promise<void> {
      return this.orders.forward({ method: 'GET', path: one(key) }, response);
    }

    @Post()
    create(
      @Body(checked) json: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'POST', path: all, json, ifMatch }, response);
    }

    @Put(':key')
    put(
      @Param('key') key: string,
      @Body(checked) json: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'PUT', path: one(key), json, ifMatch }, response);
    }

    @Delete(':key')
    remove(
      @Param('key') key: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'DELETE', path: one(key), ifMatch }, response);
    }
  }
  return CatalogEntriesController;
}
