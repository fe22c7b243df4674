import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ArtifactQuery, Sha256Params } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Bytes } from '../openapi/answers.js';
import { ArtifactsService } from './artifacts.service.js';

@Controller('artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  /**
   * An artifact by its digest; ranges are served
   *
   * With `width` or `frame` a still of it instead, a WebP, which is made once; 422 for what is no picture.
   */
  @Needs('view')
  @Get(':sha256')
  @Answers({
    headers: ['ETag', 'Content-Range', 'Content-Disposition'],
    also: [206, 304],
    problems: [404, 416, 422],
  })
  getArtifact(
    @Param() { sha256 }: Sha256Params,
    @Query() query: ArtifactQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<Bytes> {
    return this.artifacts.send(sha256, query, { request, response });
  }
}
