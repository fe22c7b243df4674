import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ArtifactsService } from './artifacts.service.js';

@ApiTags('artifacts')
@ApiBearerAuth()
@Controller('api/artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  @Get(':sha256')
  @ApiOperation({ summary: 'Immutable bytes by their sha256; single ranges are served' })
  async read(
    @Param('sha256') sha256: string,
    @Headers('range') range: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { status, headers, bytes } = await this.artifacts.read(sha256, range);
    response.status(status).set(headers).end(bytes);
  }
}
