import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IfMatchHeader, KeyParams, PutTemplateRequest } from '#contracts';
import type { CatalogHeadReply, TemplateReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { CatalogEntriesService } from './catalog-entries.service.js';

@Controller('templates')
export class TemplatesController {
  constructor(private readonly entries: CatalogEntriesService) {}

  /** Every template */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  listTemplates(@Res() response: Response): Promise<Forwarded<TemplateReply[]>> {
    return this.entries.list('template', response);
  }

  /** One template */
  @Needs('view')
  @Get(':key')
  @Answers({ headers: ['ETag'], problems: [404] })
  getTemplate(@Param() { key }: KeyParams, @Res() response: Response): Promise<Forwarded<TemplateReply>> {
    return this.entries.get('template', key, response);
  }

  /** A new template; its key is in the body */
  @Needs('catalog.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 412, 422] })
  createTemplate(
    @Body() json: PutTemplateRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<TemplateReply>> {
    return this.entries.create('template', { json, headers }, response);
  }

  /** Create or replace one template */
  @Needs('catalog.edit')
  @Put(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 422] })
  putTemplate(
    @Param() { key }: KeyParams,
    @Body() json: PutTemplateRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<TemplateReply>> {
    return this.entries.put('template', { key, json, headers }, response);
  }

  /** Delete one template that nothing uses */
  @Needs('catalog.edit')
  @Delete(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  deleteTemplate(
    @Param() { key }: KeyParams,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.entries.remove('template', { key, headers }, response);
  }
}
