import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { GraphRunReply } from '#contracts';
import { Needs } from '#platform/access';
import { GraphRunsService } from './graph-runs.service.js';

@Controller('internal/graph-runs')
export class GraphRunsController {
  constructor(private readonly runs: GraphRunsService) {}

  @Needs('view')
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<GraphRunReply> {
    return this.runs.get(id);
  }
}
