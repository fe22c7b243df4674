import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Response } from 'express';
import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { createValidationPipe } from '#platform/http';
import { CatalogEntriesService } from './catalog-entries.service.js';
import type { EntryBody } from './catalog-entries.service.js';
import { tagged } from './catalog-replies.js';

/** A controller for each kind of entry; they differ in their path and in what a body is checked against. */
export const catalogEntriesControllers: Type[] = catalogKinds.map(entriesController);

function entriesController(kind: CatalogKind): Type {
  const { path, request } = CATALOG_KINDS[kind];
  const checked = createValidationPipe(request);

  @Controller(`internal/${path}`)
  class CatalogEntriesController {
    constructor(readonly entries: CatalogEntriesService) {}

    @Get()
    list(@Res({ passthrough: true }) response: Response) {
      return tagged(response, this.entries.list(kind));
    }

    @Get(':key')
    get(@Param('key') key: string, @Res({ passthrough: true }) response: Response) {
      return tagged(response, this.entries.get(kind, key));
    }

    @Post()
    create(
      @Body(checked) body: EntryBody,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.create(kind, body, ifMatch));
    }

    @Put(':key')
    put(
      @Param('key') key: string,
      @Body(checked) body: EntryBody,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.replace(kind, key, body, ifMatch));
    }

    @Delete(':key')
    remove(
      @Param('key') key: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.remove(kind, key, ifMatch));
    }
  }
  return CatalogEntriesController;
}
