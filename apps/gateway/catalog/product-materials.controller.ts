import { Body, Controller, Delete, Get, Param, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ClearAssignmentQuery, SetAssignmentsRequest } from '#contracts';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

const pathOf = (key: string, query = {}): string =>
  internalPath('/products/:key/materials', { key: checkedParam(key, 'key') }, { ...query });

@Controller('products/:key/materials')
export class ProductMaterialsController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('view')
  @Get()
  get(@Param('key') key: string, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: pathOf(key) }, response);
  }

  @Needs('catalog.edit')
  @Put()
  set(@Param('key') key: string, @Body() json: SetAssignmentsRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'PUT', path: pathOf(key), json }, response);
  }

  @Needs('catalog.edit')
  @Delete()
  clear(@Param('key') key: string, @Query() query: ClearAssignmentQuery, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'DELETE', path: pathOf(key, query) }, response);
  }
}
