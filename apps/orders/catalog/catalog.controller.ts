import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListCatalogHistoryQuery, PAGE_SIZES, SetDefaultMaterialRequest, UndoCatalogRequest } from '#contracts';
import type { CatalogChangeReply, CatalogHeadReply } from '#contracts';
import { Needs, callerIn } from '#platform/access';
import { linkNext } from '#platform/http';
import type { CatalogDocument } from '#steps';
import { headReply, optionsOf, tagged } from './catalog-replies.js';
import { CatalogService } from './catalog.service.js';

@Controller('internal/catalog')
export class CatalogController {
  constructor(private readonly catalog: CatalogService) {}

  @Needs('view')
  @Get()
  head(@Res({ passthrough: true }) response: Response): Promise<CatalogHeadReply> {
    return tagged(response, this.catalog.head().then(headReply));
  }

  @Needs('view')
  @Get('documents/:sha256')
  document(@Param('sha256') sha256: string, @Res({ passthrough: true }) response: Response): Promise<CatalogDocument> {
    return tagged(
      response,
      this.catalog.document(sha256).then((body) => ({ sha256, body })),
    );
  }

  @Needs('view')
  @Get('history')
  async history(
    @Query() query: ListCatalogHistoryQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CatalogChangeReply[]> {
    const limit = query.limit ?? PAGE_SIZES.catalogHistory;
    const page = await this.catalog.history(limit, query.after);
    return linkNext(response, page, { query, limit, cursorOf: ({ id }) => id });
  }

  @Needs('catalog.edit')
  @Post('undo')
  @HttpCode(200)
  undo(
    @Body() { to }: UndoCatalogRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CatalogHeadReply> {
    return tagged(response, this.catalog.undo(to, optionsOf({ ifMatch, ...callerIn(response) })).then(headReply));
  }

  @Needs('catalog.edit')
  @Put('default-material')
  setDefaultMaterial(
    @Body() { material: key }: SetDefaultMaterialRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CatalogHeadReply> {
    const edit = { kind: 'default-material', action: 'put', key } as const;
    const options = optionsOf({ ifMatch, ...callerIn(response) });
    return tagged(response, this.catalog.edit([edit], options).then(headReply));
  }
}
