import { Body, Controller, Get, Post, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { CreateProductRequest } from '#contracts';
import type { ProductReply } from '#contracts';
import { Needs } from '#platform/access';
import { ProductsService } from './products.service.js';
import { UploadProblemFilter } from './upload-problem.filter.js';
import { fileMissing, refuseFileName } from './upload.errors.js';

/** Bytes; the same bound stands at the gateway. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;

interface UploadedStep {
  originalname: string;
  buffer: Buffer;
}

@Controller('internal/products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Needs('catalog.edit')
  @Post()
  @UseFilters(UploadProblemFilter)
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10 }, defParamCharset: 'utf8' }),
  )
  create(@Body() body: CreateProductRequest, @UploadedFile() file: UploadedStep | undefined): Promise<ProductReply> {
    if (!file) throw fileMissing();
    refuseFileName(file.originalname);
    return this.products.save(body, { name: file.originalname, bytes: file.buffer });
  }

  @Needs('view')
  @Get()
  list(): Promise<ProductReply[]> {
    return this.products.list();
  }
}
