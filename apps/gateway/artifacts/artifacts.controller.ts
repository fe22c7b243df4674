import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Sha256Params } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Bytes } from '../openapi/answers.js';
import { ArtifactsService } from './artifacts.service.js';

@Controller('artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  /** An artifact by its digest; ranges are served */
  @Needs('view')
  @Get(':sha256')
  @Answers({ headers: ['ETag', 'Content-Range'], also: [206, 304], problems: [404, 416] })
  getArtifact(@Param() { sha256 }: Sha256Params, @Req() request: Request, @Res() response: Response): Promise<Bytes> {
    return this.artifacts.send(sha256, request, response);
  }
}
