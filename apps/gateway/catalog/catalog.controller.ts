import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  IfMatchHeader,
  ListCatalogHistoryQuery,
  SetDefaultMaterialRequest,
  Sha256Params,
  UndoCatalogRequest,
} from '#contracts';
import type { CatalogChangeReply, CatalogHeadReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import type { CatalogDocument } from '#steps';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

@Controller('catalog')
export class CatalogController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** The document that new dispatches pin */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  getCatalog(@Res() response: Response): Promise<Forwarded<CatalogHeadReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/catalog') }, response);
  }

  /** A whole document, as it was pinned */
  @Needs('view')
  @Get('documents/:sha256')
  @Answers({ headers: ['ETag'], problems: [404] })
  getCatalogDocument(
    @Param() { sha256 }: Sha256Params,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogDocument>> {
    return this.orders.forward(
      { method: 'GET', path: internalPath('/catalog/documents/:sha256', { sha256 }) },
      response,
    );
  }

  /** Changes of the catalog, newest first */
  @Needs('view')
  @Get('history')
  @Answers({ headers: ['Link'] })
  listCatalogChanges(
    @Query() query: ListCatalogHistoryQuery,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogChangeReply[]>> {
    const path = internalPath('/catalog/history', {}, { ...query });
    return this.orders.forward({ method: 'GET', path }, response);
  }

  /** Make a former document the head again: the one before the newest change, or the one that is named */
  @Needs('catalog.edit')
  @Post('undo')
  @HttpCode(200)
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  undoCatalogChange(
    @Body() json: UndoCatalogRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/catalog/undo'), json, headers }, response);
  }

  /** Set the material of parts without another */
  @Needs('catalog.edit')
  @Put('default-material')
  @Answers({ headers: ['ETag'], problems: [412, 422] })
  setDefaultMaterial(
    @Body() json: SetDefaultMaterialRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    const path = internalPath('/catalog/default-material');
    return this.orders.forward({ method: 'PUT', path, json, headers }, response);
  }
}
