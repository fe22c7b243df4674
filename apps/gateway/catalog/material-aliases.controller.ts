import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IfMatchHeader, MaterialAliasParams, PutMaterialAliasRequest } from '#contracts';
import type { CatalogHeadReply, MaterialAliasReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { CatalogEntriesService } from './catalog-entries.service.js';

@Controller('material-aliases')
export class MaterialAliasesController {
  constructor(private readonly entries: CatalogEntriesService) {}

  /** Every material alias */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  listMaterialAliases(@Res() response: Response): Promise<Forwarded<MaterialAliasReply[]>> {
    return this.entries.list('material-alias', response);
  }

  /** One material alias */
  @Needs('view')
  @Get(':key')
  @Answers({ headers: ['ETag'], problems: [404] })
  getMaterialAlias(
    @Param() { key }: MaterialAliasParams,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialAliasReply>> {
    return this.entries.get('material-alias', key, response);
  }

  /** A new material alias; its key is in the body */
  @Needs('catalog.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 412, 422] })
  createMaterialAlias(
    @Body() json: PutMaterialAliasRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialAliasReply>> {
    return this.entries.create('material-alias', { json, headers }, response);
  }

  /** Create or replace one material alias */
  @Needs('catalog.edit')
  @Put(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 422] })
  putMaterialAlias(
    @Param() { key }: MaterialAliasParams,
    @Body() json: PutMaterialAliasRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialAliasReply>> {
    return this.entries.put('material-alias', { key, json, headers }, response);
  }

  /** Delete one material alias that nothing uses */
  @Needs('catalog.edit')
  @Delete(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  deleteMaterialAlias(
    @Param() { key }: MaterialAliasParams,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.entries.remove('material-alias', { key, headers }, response);
  }
}
