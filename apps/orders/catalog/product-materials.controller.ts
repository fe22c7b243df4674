import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ClearAssignmentQuery, SetAssignmentsRequest } from '#contracts';
import type { ProductMaterialsReply } from '#contracts';
import { Needs } from '#platform/access';
import { ProductMaterialsService } from './product-materials.service.js';

@Controller('internal/products/:key/materials')
export class ProductMaterialsController {
  constructor(private readonly materials: ProductMaterialsService) {}

  @Needs('view')
  @Get()
  get(@Param('key') key: string): Promise<ProductMaterialsReply> {
    return this.materials.get(key);
  }

  @Needs('catalog.edit')
  @Put()
  set(@Param('key') key: string, @Body() { assignments }: SetAssignmentsRequest): Promise<ProductMaterialsReply> {
    return this.materials.set(key, assignments);
  }

  @Needs('catalog.edit')
  @Delete()
  clear(@Param('key') key: string, @Query() { part }: ClearAssignmentQuery): Promise<ProductMaterialsReply> {
    return this.materials.clear(key, part);
  }
}
