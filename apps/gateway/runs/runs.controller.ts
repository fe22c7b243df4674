import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CancelRunBody, REQUESTS } from '#contracts';
import type { DeadLetterReply, RunReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { cancelSchema } from '../openapi-bodies.js';

@ApiTags('runs')
@ApiBearerAuth()
@Controller('api')
export class RunsController {
  constructor(private readonly bus: BusRequester) {}

  @Get('runs')
  @ApiOperation({ summary: 'The newest runs, of a delivery or of all' })
  list(@Query('deliveryId', new ParseUUIDPipe({ optional: true })) deliveryId?: string): Promise<RunReply[]> {
    return this.bus.ask(REQUESTS.orchestrator.listRuns, { deliveryId });
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'A run with every node: state, inputs, outputs, logs' })
  get(@Param('id', ParseUUIDPipe) runId: string): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.getRun, { runId });
  }

  @Get('runs/:id/context')
  @ApiOperation({ summary: 'What each node put in, with its producer' })
  context(@Param('id', ParseUUIDPipe) runId: string): Promise<object> {
    return this.bus.ask(REQUESTS.orchestrator.getRunContext, { runId });
  }

  @Post('runs/:id/cancel')
  @HttpCode(202)
  @ApiOperation({ summary: 'Cancel a run; an open delivery goes to legacy' })
  @ApiBody({ schema: cancelSchema, required: false })
  cancel(@Param('id', ParseUUIDPipe) runId: string, @Body() body: CancelRunBody = {}): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.cancelRun, { runId, reason: body.reason ?? 'cancelled by an operator' });
  }

  @Get('dead-letters')
  @ApiOperation({ summary: 'Messages that no border could accept, with the offending field' })
  deadLetters(): Promise<DeadLetterReply[]> {
    return this.bus.ask(REQUESTS.orchestrator.listDeadLetters, {});
  }
}
