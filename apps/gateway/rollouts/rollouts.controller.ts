import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RolloutParams, SetKillSwitchRequest, SetRolloutRequest } from '#contracts';
import type { KillSwitchReply, RolloutReply } from '#contracts';
import { Needs } from '#platform/access';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** The rollout table and the kill switch, which are orders' own: changes work without the graph side. */
@Controller('rollouts')
export class RolloutsController {
  constructor(private readonly orders: OrdersProxyService) {}

  /** The mode of each workflow and output type */
  @Needs('view')
  @Get()
  listRollouts(@Res() response: Response): Promise<Forwarded<RolloutReply[]>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/rollouts') }, response);
  }

  /** Whether everything is on legacy */
  @Needs('view')
  @Get('kill-switch')
  getKillSwitch(@Res() response: Response): Promise<Forwarded<KillSwitchReply>> {
    return this.orders.forward({ method: 'GET', path: internalPath('/rollouts/kill-switch') }, response);
  }

  /** Switch everything to legacy, or back; after the reply to the former no graph run commits any more */
  @Needs('rollouts.edit')
  @Put('kill-switch')
  setKillSwitch(@Body() json: SetKillSwitchRequest, @Res() response: Response): Promise<Forwarded<KillSwitchReply>> {
    return this.orders.forward({ method: 'PUT', path: internalPath('/rollouts/kill-switch'), json }, response);
  }

  /** Set the path of a workflow or * and an output type or * */
  @Needs('rollouts.edit')
  @Put(':workflow/:outputType')
  @Answers({ problems: [422] })
  setRollout(
    @Param() params: RolloutParams,
    @Body() json: SetRolloutRequest,
    @Res() response: Response,
  ): Promise<Forwarded<RolloutReply>> {
    const path = internalPath('/rollouts/:workflow/:outputType', { ...params });
    return this.orders.forward({ method: 'PUT', path, json }, response);
  }
}
