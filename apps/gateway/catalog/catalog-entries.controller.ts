import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Response } from 'express';
import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { Needs } from '#platform/access';
import { createValidationPipe } from '#platform/http';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** A controller for each kind of the catalog's entries: orders' own table, so that edits work with everything new stopped. */
export const catalogEntriesControllers: Type[] = catalogKinds.map((kind) => entriesController(CATALOG_KINDS[kind]));

type Entries = (typeof CATALOG_KINDS)[CatalogKind];

const allPath = ({ path }: Entries): string => internalPath(`/${path}`);

const entryPath = ({ path, keyField }: Entries, key: string): string =>
  internalPath(`/${path}/:key`, { key: checkedParam(key, keyField) });

function entriesController(entries: Entries): Type {
  @Controller(entries.path)
  class CatalogEntriesController {
    constructor(readonly orders: OrdersProxyService) {}

    @Needs('view')
    @Get()
    list(@Res() response: Response): Promise<void> {
      return this.orders.forward({ method: 'GET', path: allPath(entries) }, response);
    }

    @Needs('view')
    @Get(':key')
    get(@Param('key') key: string, @Res() response: Response): Promise<void> {
      return this.orders.forward({ method: 'GET', path: entryPath(entries, key) }, response);
    }

    @Needs('catalog.edit')
    @Post()
    create(
      @Body(createValidationPipe(entries.request)) json: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'POST', path: allPath(entries), json, ifMatch }, response);
    }

    @Needs('catalog.edit')
    @Put(':key')
    put(
      @Param('key') key: string,
      @Body(createValidationPipe(entries.request)) json: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'PUT', path: entryPath(entries, key), json, ifMatch }, response);
    }

    @Needs('catalog.edit')
    @Delete(':key')
    remove(
      @Param('key') key: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res() response: Response,
    ): Promise<void> {
      return this.orders.forward({ method: 'DELETE', path: entryPath(entries, key), ifMatch }, response);
    }
  }
  return CatalogEntriesController;
}
