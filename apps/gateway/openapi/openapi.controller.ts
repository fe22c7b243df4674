import { Controller, Get, Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Public } from '#platform/access';

/** The description of the API: made once, when every route is there. */
@Injectable()
export class ApiDocument {
  current: OpenAPIObject | null = null;
}

@Controller('openapi.json')
export class OpenapiController {
  constructor(private readonly document: ApiDocument) {}

  /** For everybody: tools read it to learn how to show a token. It holds no data. */
  @Public()
  @Get()
  read(): OpenAPIObject | null {
    return this.document.current;
  }
}
