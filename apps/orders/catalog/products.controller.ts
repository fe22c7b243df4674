import { Body, Controller, Get, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { CreateProductRequest } from '#contracts';
import type { ProductReply } from '#contracts';
import { UserError } from '#platform/http';
import { ProductsService } from './products.service.js';

/** Bytes; the same bound stands at the gateway. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;

interface UploadedStep {
  originalname: string;
  buffer: Buffer;
}

@Controller('internal/products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Post()
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10 }, defParamCharset: 'utf8' }),
  )
  create(@Body() body: CreateProductRequest, @UploadedFile() file: UploadedStep | undefined): Promise<ProductReply> {
    if (!file)
      throw new UserError(
        'file_missing',
        'The product has no file. Send the STEP file as the multipart field "file".',
        400,
        [{ pointer: '/file', message: 'is missing' }],
      );
    return this.products.save(body, { name: file.originalname, bytes: file.buffer });
  }

  @Get()
  list(): Promise<ProductReply[]> {
    return this.products.list();
  }
}
