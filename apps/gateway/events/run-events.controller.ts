import { Controller, Get, Headers, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RunEventsService } from './run-events.service.js';

@ApiTags('runs')
@ApiBearerAuth()
@Controller('api/runs')
export class RunEventsController {
  constructor(private readonly events: RunEventsService) {}

  @Get(':id/events')
  @ApiOperation({ summary: 'Server-sent events of a run; Last-Event-ID resumes' })
  async stream(
    @Param('id', ParseUUIDPipe) runId: string,
    @Headers('last-event-id') last: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const ended = new AbortController();
    request.once('close', () => ended.abort());
    await this.events.pipe(runId, { after: Number(last) || 0, signal: ended.signal }, response);
  }
}
