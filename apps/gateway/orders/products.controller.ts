import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { ProductReply } from '#contracts';
import { createProductSchema } from '../openapi-bodies.js';
import { OrdersProxyService } from './orders-proxy.service.js';
import { MAX_UPLOAD_BYTES, checkUploadHeaders, limitBytes, tooLarge } from './upload-limit.js';

@ApiTags('products')
@ApiBearerAuth()
@Controller('api/products')
export class ProductsController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Post()
  @ApiOperation({ summary: 'Upload a product with its STEP file; an existing key gets the new file' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: createProductSchema })
  create(@Req() request: Request): Promise<ProductReply> {
    const contentType = checkUploadHeaders(request.headers);
    const stream = request.pipe(limitBytes(MAX_UPLOAD_BYTES, tooLarge));
    return this.orders.upload('/products', { contentType, contentLength: request.headers['content-length'], stream });
  }

  @Get()
  @ApiOperation({ summary: 'All products' })
  list(): Promise<ProductReply[]> {
    return this.orders.json('GET', '/products');
  }
}
