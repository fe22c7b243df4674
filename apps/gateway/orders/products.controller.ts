import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { KeyParams, ListProductsQuery, MAX_STEP_FILE_BYTES } from '#contracts';
import type { CreateProductForm, ProductModelReply, ProductReply } from '#contracts';
import { Needs } from '#platform/access';
import { UserError } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded, Multipart } from '../openapi/answers.js';
import { limitedBody } from './limited-body.js';
import { internalPath } from './orders-call.js';
import type { OrdersCall } from './orders-call.js';
import { OrdersProxyService } from './orders-proxy.service.js';
import { ProductModelService } from './product-model.service.js';

/** The limit of the file, which orders enforces, and 1 MB for the other fields and the multipart boundaries. */
const MAX_UPLOAD_BYTES = MAX_STEP_FILE_BYTES + 1024 * 1024;

@Controller('products')
export class ProductsController {
  constructor(
    private readonly orders: OrdersProxyService,
    private readonly models: ProductModelService,
  ) {}

  /**
   * Upload a product with its STEP file, at most 100 MB
   *
   * The upload is streamed to orders, which validates its fields. The file of an existing product is replaced only where
   * `replace` says so; the same file again changes its name at most.
   */
  @Needs('catalog.edit')
  @Post()
  @Answers({ problems: [409, 422] })
  createProduct(
    @Req() request: Multipart<CreateProductForm, Request>,
    @Res() response: Response,
  ): Promise<Forwarded<ProductReply>> {
    const call = { method: 'POST', path: internalPath('/products'), stream: uploadIn(request) } as const;
    return this.orders.forward(call, response);
  }

  /** Products by key */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'] })
  listProducts(@Query() query: ListProductsQuery, @Res() response: Response): Promise<Forwarded<ProductReply[]>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/products', {}, { ...query }) }, response);
  }

  /** One product */
  @Needs('view')
  @Get(':key')
  @Answers({ problems: [404] })
  getProduct(@Param() { key }: KeyParams, @Res() response: Response): Promise<Forwarded<ProductReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/products/:key', { key }) }, response);
  }

  /** Where a GLB of a product's newest file is, which a delivery or a graph run has made */
  @Needs('view')
  @Get(':key/model')
  @Answers({ problems: [404] })
  getProductModel(@Param() { key }: KeyParams): Promise<ProductModelReply> {
    return this.models.find(key);
  }
}

function uploadIn(request: Request): NonNullable<OrdersCall['stream']> {
  const { 'content-type': type = '', 'content-length': length } = request.headers;
  if (!/^multipart\/form-data;.*boundary=/i.test(type)) throw notMultipart();
  const headers = { 'content-type': type, ...(length !== undefined && { 'content-length': length }) };
  return { body: limitedBody(request, length, MAX_UPLOAD_BYTES), headers };
}

const notMultipart = (): UserError =>
  new UserError(
    'unsupported_media_type',
    'A product comes as multipart/form-data with the fields "key", "name" and the STEP file as "file".',
    415,
  );
