import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { Needs } from '#platform/access';
import { MediaAssetsService } from './media-assets.service.js';

@Controller('internal/deliveries')
export class MediaAssetsController {
  constructor(private readonly assets: MediaAssetsService) {}

  @Needs('view')
  @Get(':id/assets/:name')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  async read(@Param('id', ParseUUIDPipe) id: string, @Param('name') name: string): Promise<StreamableFile> {
    const { bytes, mediaType } = await this.assets.read(id, name);
    return new StreamableFile(bytes, { type: mediaType, length: bytes.byteLength });
  }
}
