import { Controller, Get, Param, ParseUUIDPipe, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { AssetArtifact } from '#contracts';
import { Needs } from '#platform/access';
import { MediaAssetsService } from './media-assets.service.js';

@Controller('internal/deliveries')
export class MediaAssetsController {
  constructor(private readonly assets: MediaAssetsService) {}

  /** The artifact of an asset, of which the gateway makes stills. */
  @Needs('view')
  @Get(':id/assets/:name/artifact')
  artifact(@Param('id', ParseUUIDPipe) id: string, @Param('name') name: string): Promise<AssetArtifact> {
    return this.assets.artifact(id, name);
  }

  /** Only a found asset is cacheable: a decorator's header would be on problems as well. */
  @Needs('view')
  @Get(':id/assets/:name')
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('name') name: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { body, byteLength, mediaType, sha256 } = await this.assets.read(id, name);
    response.setHeader('etag', `"${sha256}"`);
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    return new StreamableFile(body, { type: mediaType, length: byteLength });
  }
}
