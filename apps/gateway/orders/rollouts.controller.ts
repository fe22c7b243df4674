import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetKillSwitchRequest, SetRolloutRequest } from '#contracts';
import type { RolloutReply } from '#contracts';
import { killSwitchSchema, rolloutSchema } from '../openapi-bodies.js';
import { OrdersProxyService } from './orders-proxy.service.js';

@ApiTags('rollouts')
@ApiBearerAuth()
@Controller('api/rollouts')
export class RolloutsController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Get()
  @ApiOperation({ summary: 'Which mode serves which workflow and output type' })
  list(): Promise<RolloutReply[]> {
    return this.orders.json('GET', '/rollouts');
  }

  @Get('kill-switch')
  @ApiOperation({ summary: 'Is everything new going to legacy?' })
  killSwitch(): Promise<{ on: boolean }> {
    return this.orders.json('GET', '/rollouts/kill-switch');
  }

  @Put('kill-switch')
  @ApiOperation({ summary: 'On: new deliveries and open graph deliveries are legacy’s from this moment' })
  @ApiBody({ schema: killSwitchSchema })
  setKillSwitch(@Body() body: SetKillSwitchRequest): Promise<{ on: boolean }> {
    return this.orders.json('PUT', '/rollouts/kill-switch', body);
  }

  @Put(':workflow/:outputType')
  @ApiOperation({ summary: 'Set a row; "*" stands for any' })
  @ApiBody({ schema: rolloutSchema })
  set(
    @Param('workflow') workflow: string,
    @Param('outputType') outputType: string,
    @Body() body: SetRolloutRequest,
  ): Promise<RolloutReply> {
    return this.orders.json('PUT', `/rollouts/${encodeURIComponent(workflow)}/${encodeURIComponent(outputType)}`, body);
  }
}
