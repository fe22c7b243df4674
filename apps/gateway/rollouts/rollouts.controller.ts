import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SetKillSwitchRequest, SetRolloutRequest } from '#contracts';
import { Needs } from '#platform/access';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** Which path serves what: orders' own table, so that a change works with everything new stopped. */
@Controller('rollouts')
export class RolloutsController {
  constructor(private readonly orders: OrdersProxyService) {}

  @Needs('view')
  @Get()
  list(@Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/rollouts') }, response);
  }

  @Needs('view')
  @Get('kill-switch')
  killSwitch(@Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'GET', path: internalPath('/rollouts/kill-switch') }, response);
  }

  @Needs('rollouts.edit')
  @Put('kill-switch')
  setKillSwitch(@Body() json: SetKillSwitchRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'PUT', path: internalPath('/rollouts/kill-switch'), json }, response);
  }

  @Needs('rollouts.edit')
  @Put(':workflow/:outputType')
  set(@Param() params: RolloutParams, @Body() json: SetRolloutRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'PUT', path: pathOf(params), json }, response);
  }
}

type RolloutParams = Record<'workflow' | 'outputType', string>;

function pathOf({ workflow, outputType }: RolloutParams): string {
  const params = { workflow: checkedParam(workflow, 'keyOrAll'), outputType: checkedParam(outputType, 'keyOrAll') };
  return internalPath('/rollouts/:workflow/:outputType', params);
}
