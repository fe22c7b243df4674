import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Response } from 'express';
import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { Needs, callerIn } from '#platform/access';
import { createValidationPipe } from '#platform/http';
import { CatalogEntriesService } from './catalog-entries.service.js';
import type { EntryBody } from './catalog-entries.service.js';
import { tagged } from './catalog-replies.js';

/** A controller for each kind of entry; they differ in their path and in what a body is checked against. */
export const catalogEntriesControllers: Type[] = catalogKinds.map((kind) =>
  entriesController(kind, CATALOG_KINDS[kind]),
);

function entriesController(kind: CatalogKind, { path, request }: (typeof CATALOG_KINDS)[CatalogKind]): Type {
  @Controller(`internal/${path}`)
  class CatalogEntriesController {
    constructor(readonly entries: CatalogEntriesService) {}

    @Needs('view')
    @Get()
    list(@Res({ passthrough: true }) response: Response) {
      return tagged(response, this.entries.list(kind));
    }

    @Needs('view')
    @Get(':key')
    get(@Param('key') key: string, @Res({ passthrough: true }) response: Response) {
      return tagged(response, this.entries.get(kind, key));
    }

    @Needs('catalog.edit')
    @Post()
    create(
      @Body(createValidationPipe(request)) body: EntryBody,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.create(kind, body, { ifMatch, ...callerIn(response) }));
    }

    @Needs('catalog.edit')
    @Put(':key')
    put(
      @Param('key') key: string,
      @Body(createValidationPipe(request)) body: EntryBody,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.replace(kind, key, body, { ifMatch, ...callerIn(response) }));
    }

    @Needs('catalog.edit')
    @Delete(':key')
    remove(
      @Param('key') key: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ) {
      return tagged(response, this.entries.remove(kind, key, { ifMatch, ...callerIn(response) }));
    }
  }
  return CatalogEntriesController;
}
