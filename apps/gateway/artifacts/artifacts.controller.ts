import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { ArtifactsService } from './artifacts.service.js';

@Controller('artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  @Needs('view')
  @Get(':sha256')
  read(@Param('sha256') sha256: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.artifacts.send(checkedParam(sha256, 'sha256'), request, response);
  }
}
