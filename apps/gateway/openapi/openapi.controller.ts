import { Controller, Get } from '@nestjs/common';
import type { OpenApiReply } from '#contracts';
import { Public } from '#platform/access';
import document from '../../../docs/openapi.json' with { type: 'json' };

@Controller('openapi.json')
export class OpenapiController {
  /**
   * This description
   *
   * Public: tools read it to learn how to authenticate. It holds no data.
   */
  @Public()
  @Get()
  getOpenapi(): OpenApiReply {
    return document;
  }
}
