import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Needs } from '#platform/access';
import { ListProductsQuery } from '#contracts';
import { UserError } from '#platform/http';
import { limitedBody } from './limited-body.js';
import { internalPath } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';

/** The file's own bound, which orders holds as well, and what the other fields and boundaries may take. */
const MAX_UPLOAD_BYTES = 101 * 1024 * 1024;

@Controller('products')
export class ProductsController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** The upload runs through without being kept; orders reads its fields and says what is wrong with them. */
  @Needs('catalog.edit')
  @Post()
  create(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { 'content-type': type = '', 'content-length': length } = request.headers;
    if (!/^multipart\/form-data;.*boundary=/i.test(type)) throw notMultipart();
    const body = limitedBody(request, length, MAX_UPLOAD_BYTES);
    const headers = { 'content-type': type, ...(length !== undefined && { 'content-length': length }) };
    return this.orders.forward(
      { method: 'POST', path: internalPath('/products'), stream: { body, headers } },
      response,
    );
  }

  @Needs('view')
  @Get()
  list(@Query() query: ListProductsQuery, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/products', {}, { ...query }) }, response);
  }
}

const notMultipart = (): UserError =>
  new UserError(
    'unsupported_media_type',
    'A product comes as multipart/form-data with the fields "key", "name" and the STEP file as "file".',
    415,
  );
