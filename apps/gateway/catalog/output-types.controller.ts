import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IfMatchHeader, KeyParams, PutOutputTypeRequest } from '#contracts';
import type { CatalogHeadReply, OutputTypeReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { CatalogEntriesService } from './catalog-entries.service.js';

@Controller('output-types')
export class OutputTypesController {
  constructor(private readonly entries: CatalogEntriesService) {}

  /** Every output type */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  listOutputTypes(@Res() response: Response): Promise<Forwarded<OutputTypeReply[]>> {
    return this.entries.list('output-type', response);
  }

  /** One output type */
  @Needs('view')
  @Get(':key')
  @Answers({ headers: ['ETag'], problems: [404] })
  getOutputType(@Param() { key }: KeyParams, @Res() response: Response): Promise<Forwarded<OutputTypeReply>> {
    return this.entries.get('output-type', key, response);
  }

  /** A new output type; its key is in the body */
  @Needs('catalog.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 412, 422] })
  createOutputType(
    @Body() json: PutOutputTypeRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<OutputTypeReply>> {
    return this.entries.create('output-type', { json, headers }, response);
  }

  /** Create or replace one output type */
  @Needs('catalog.edit')
  @Put(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 422] })
  putOutputType(
    @Param() { key }: KeyParams,
    @Body() json: PutOutputTypeRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<OutputTypeReply>> {
    return this.entries.put('output-type', { key, json, headers }, response);
  }

  /** Delete one output type that nothing uses */
  @Needs('catalog.edit')
  @Delete(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  deleteOutputType(
    @Param() { key }: KeyParams,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.entries.remove('output-type', { key, headers }, response);
  }
}
