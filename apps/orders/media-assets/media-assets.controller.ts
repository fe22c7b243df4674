import { Controller, Get, Param, ParseUUIDPipe, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Needs } from '#platform/access';
import { MediaAssetsService } from './media-assets.service.js';

@Controller('internal/deliveries')
export class MediaAssetsController {
  constructor(private readonly assets: MediaAssetsService) {}

  /** Only a found asset is cacheable: a decorator's header would be on problems as well. */
  @Needs('view')
  @Get(':id/assets/:name')
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('name') name: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { body, byteLength, mediaType } = await this.assets.read(id, name);
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    return new StreamableFile(body, { type: mediaType, length: byteLength });
  }
}
