import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Res,
  UploadedFile,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { CreateProductRequest, KeyParams, ListProductsQuery, MAX_STEP_FILE_BYTES, PAGE_SIZES } from '#contracts';
import type { ProductModelPlaces, ProductReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import type { Upload } from '#artifacts';
import { ProductsService } from './products.service.js';
import { UploadProblemFilter } from './upload-problem.filter.js';
import { UploadLimitInterceptor } from './upload-limit.interceptor.js';
import { fileMissing, refuseFileName } from './upload.errors.js';

@Controller('internal/products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Needs('catalog.edit')
  @Post()
  @UseFilters(UploadProblemFilter)
  @UseInterceptors(
    UploadLimitInterceptor,
    FileInterceptor('file', {
      limits: { fileSize: MAX_STEP_FILE_BYTES, files: 1, fields: 10 },
      defParamCharset: 'utf8',
    }),
  )
  create(
    @Body() body: CreateProductRequest,
    @UploadedFile() file: (Upload & { originalname: string }) | undefined,
  ): Promise<ProductReply> {
    if (!file) throw fileMissing();
    refuseFileName(file.originalname);
    return this.products.save(body, { name: file.originalname, upload: file });
  }

  @Needs('view')
  @Get()
  async list(
    @Query() query: ListProductsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProductReply[]> {
    const limit = query.limit ?? PAGE_SIZES.products;
    const page = await this.products.list({ ...query, limit });
    return linkNext(response, page, { query, limit, cursorOf: ({ key }) => key });
  }

  @Needs('view')
  @Get(':key')
  get(@Param() { key }: KeyParams): Promise<ProductReply> {
    return this.products.get(key);
  }

  @Needs('view')
  @Get(':key/models')
  models(@Param() { key }: KeyParams): Promise<ProductModelPlaces> {
    return this.products.models(key);
  }
}
