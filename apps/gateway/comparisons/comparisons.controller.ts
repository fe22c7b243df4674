import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REQUESTS } from '#contracts';
import type { ComparisonReply } from '#contracts';
import { BusRequester } from '#platform/nats';

@ApiTags('comparisons')
@ApiBearerAuth()
@Controller('api/comparisons')
export class ComparisonsController {
  constructor(private readonly bus: BusRequester) {}

  @Get()
  @ApiOperation({ summary: 'Verdicts, newest first, of a delivery or of all' })
  list(@Query('deliveryId', new ParseUUIDPipe({ optional: true })) deliveryId?: string): Promise<ComparisonReply[]> {
    return this.bus.ask(REQUESTS.comparison.listComparisons, { deliveryId });
  }

  @Get(':id')
  @ApiOperation({ summary: 'A verdict with its reasons per aspect and part' })
  get(@Param('id', ParseUUIDPipe) comparisonId: string): Promise<ComparisonReply> {
    return this.bus.ask(REQUESTS.comparison.getComparison, { comparisonId });
  }
}
