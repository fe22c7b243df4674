import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IfMatchHeader, KeyParams, PutMaterialRequest } from '#contracts';
import type { CatalogHeadReply, MaterialReply } from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { CatalogEntriesService } from './catalog-entries.service.js';

@Controller('materials')
export class MaterialsController {
  constructor(private readonly entries: CatalogEntriesService) {}

  /** Every material */
  @Needs('view')
  @Get()
  @Answers({ headers: ['ETag'] })
  listMaterials(@Res() response: Response): Promise<Forwarded<MaterialReply[]>> {
    return this.entries.list('material', response);
  }

  /** One material */
  @Needs('view')
  @Get(':key')
  @Answers({ headers: ['ETag'], problems: [404] })
  getMaterial(@Param() { key }: KeyParams, @Res() response: Response): Promise<Forwarded<MaterialReply>> {
    return this.entries.get('material', key, response);
  }

  /** A new material; its key is in the body */
  @Needs('catalog.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 412, 422] })
  createMaterial(
    @Body() json: PutMaterialRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialReply>> {
    return this.entries.create('material', { json, headers }, response);
  }

  /** Create or replace one material */
  @Needs('catalog.edit')
  @Put(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412, 422] })
  putMaterial(
    @Param() { key }: KeyParams,
    @Body() json: PutMaterialRequest,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<MaterialReply>> {
    return this.entries.put('material', { key, json, headers }, response);
  }

  /** Delete one material that nothing uses */
  @Needs('catalog.edit')
  @Delete(':key')
  @Answers({ headers: ['ETag'], problems: [404, 409, 412] })
  deleteMaterial(
    @Param() { key }: KeyParams,
    @RequestHeaders() headers: IfMatchHeader,
    @Res() response: Response,
  ): Promise<Forwarded<CatalogHeadReply>> {
    return this.entries.remove('material', { key, headers }, response);
  }
}
