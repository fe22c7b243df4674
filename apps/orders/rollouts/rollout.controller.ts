import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { SetKillSwitchRequest, SetRolloutRequest } from '#contracts';
import type { RolloutReply, WorkflowUse } from '#contracts';
import { Needs } from '#platform/access';
import { RolloutService } from './rollout.service.js';

@Controller('internal/rollouts')
export class RolloutController {
  constructor(private readonly rollouts: RolloutService) {}

  @Needs('view')
  @Get()
  list(): Promise<RolloutReply[]> {
    return this.rollouts.list();
  }

  @Needs('view')
  @Get('workflow-uses')
  workflowUses(): Promise<WorkflowUse[]> {
    return this.rollouts.workflowUses();
  }

  @Needs('view')
  @Get('kill-switch')
  async killSwitch(): Promise<{ on: boolean }> {
    return { on: await this.rollouts.isKillSwitchOn() };
  }

  @Needs('rollouts.edit')
  @Put('kill-switch')
  async setKillSwitch(@Body() body: SetKillSwitchRequest): Promise<{ on: boolean }> {
    await this.rollouts.setKillSwitch(body.on, body.reason);
    return { on: body.on };
  }

  @Needs('rollouts.edit')
  @Put(':workflow/:outputType')
  set(
    @Param('workflow') workflow: string,
    @Param('outputType') outputType: string,
    @Body() body: SetRolloutRequest,
  ): Promise<RolloutReply> {
    return this.rollouts.set(workflow, outputType, body.mode);
  }
}
