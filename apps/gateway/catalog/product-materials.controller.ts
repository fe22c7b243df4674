import { Body, Controller, Delete, Get, Param, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ClearAssignmentQuery, KeyParams, SetAssignmentsRequest } from '#contracts';
import type { ProductMaterialsReply } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

const pathOf = ({ key }: KeyParams, query = {}): string =>
  internalPath('/products/:key/materials', { key }, { ...query });

@Controller('products/:key/materials')
export class ProductMaterialsController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** Materials assigned to a product's parts, and those that the last delivery chose for the others */
  @Needs('view')
  @Get()
  @Answers({ problems: [404] })
  getProductMaterials(
    @Param() params: KeyParams,
    @Res() response: Response,
  ): Promise<Forwarded<ProductMaterialsReply>> {
    return this.orders.forward({ method: 'GET', path: pathOf(params) }, response);
  }

  /** Assign materials to some of a product's parts; the others stay as they are */
  @Needs('catalog.edit')
  @Put()
  @Answers({ problems: [404, 422] })
  setAssignments(
    @Param() params: KeyParams,
    @Body() json: SetAssignmentsRequest,
    @Res() response: Response,
  ): Promise<Forwarded<ProductMaterialsReply>> {
    return this.orders.forward({ method: 'PUT', path: pathOf(params), json }, response);
  }

  /** Delete the assignment of one part: rules, colours and the default choose again. The query names the part */
  @Needs('catalog.edit')
  @Delete()
  @Answers({ problems: [404] })
  clearAssignment(
    @Param() params: KeyParams,
    @Query() query: ClearAssignmentQuery,
    @Res() response: Response,
  ): Promise<Forwarded<ProductMaterialsReply>> {
    return this.orders.forward({ method: 'DELETE', path: pathOf(params, query) }, response);
  }
}
