import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IfMatchHeader, KeyParams, PutMaterialRuleRequest } from '#contracts';
import type { CatalogHeadReply, MaterialRuleReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { CatalogEntriesService } from './catalog-entries.service.js';

@Controller('material-rules')
export class MaterialRulesController {
  constructor(private readonly entries: CatalogEntriesService) {}

  /** Every material rule */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  listMaterialRules(@Res() response: Response): Promise<Forwarded<MaterialRuleReply[]>> {
    return this.entries.list('material-rule', response);
  }

  /** One material rule */
  @Needs('view')
  @Get(':key')
  @Answers({ headers: ['ETag'], problems: [404] })
  getMaterialRule(@Param() { key }: KeyParams, @Res() response: Response): Promise<Forwarded<MaterialRuleReply>> {
    return this.entries.get('material-rule', key, response);
  }

  /** A new material rule; its key is in the body */
  @Needs('catalog.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 412, 422] })
  createMaterialRule(
    @Body() json: PutMaterialRuleRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialRuleReply>> {
    return this.entries.create('material-rule', { json, headers }, response);
  }

  /** Create or replace one material rule */
  @Needs('catalog.edit')
  @Put(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 422] })
  putMaterialRule(
    @Param() { key }: KeyParams,
    @Body() json: PutMaterialRuleRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialRuleReply>> {
    return this.entries.put('material-rule', { key, json, headers }, response);
  }

  /** Delete one material rule that nothing uses */
  @Needs('catalog.edit')
  @Delete(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  deleteMaterialRule(
    @Param() { key }: KeyParams,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.entries.remove('material-rule', { key, headers }, response);
  }
}
