import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListCatalogHistoryQuery, SetDefaultMaterialRequest, UndoCatalogRequest } from '#contracts';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

@Controller('catalog')
export class CatalogController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('view')
  @Get()
  head(@Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/catalog') }, response);
  }

  @Needs('view')
  @Get('documents/:sha256')
  document(@Param('sha256') sha256: string, @Res() response: Response): Promise<void> {
    const path = internalPath('/catalog/documents/:sha256', { sha256: checkedParam(sha256, 'sha256') });
    return this.orders.forward({ method: 'GET', path }, response);
  }

  @Needs('view')
  @Get('history')
  history(@Query() query: ListCatalogHistoryQuery, @Res() response: Response): Promise<void> {
    const path = internalPath('/catalog/history', {}, { ...query });
    return this.orders.forward({ method: 'GET', path }, response);
  }

  @Needs('catalog.edit')
  @Post('undo')
  undo(
    @Body() json: UndoCatalogRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    return this.orders.forward({ method: 'POST', path: internalPath('/catalog/undo'), json, ifMatch }, response);
  }

  @Needs('catalog.edit')
  @Put('default-material')
  setDefaultMaterial(
    @Body() json: SetDefaultMaterialRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const path = internalPath('/catalog/default-material');
    return this.orders.forward({ method: 'PUT', path, json, ifMatch }, response);
  }
}
