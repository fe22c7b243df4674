import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { GetWorkflowRequest, WorkflowVersionReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { fanOuts } from '#nodes/fan-outs';
import { expandFanOut, planRun, spreadOf } from '#workflow-core';
import type { VersionPlan } from './prepare-run.js';

/** Plans of published versions. A version never changes, so each is asked for and planned once. */
@Injectable()
export class RunPlansService {
  private readonly plans = new Map<string, Promise<VersionPlan>>();

  constructor(private readonly requester: BusRequester) {}

  /** Throws UserError where there is no such version, OperationalError where the registry does not answer. */
  planOf(key: string, version: number): Promise<VersionPlan> {
    const name = `${key}@${version}`;
    const known = this.plans.get(name);
    if (known) return known;
    const asking = this.ask({ key, version });
    this.plans.set(name, asking);
    asking.catch(() => this.plans.delete(name));
    return asking;
  }

  private async ask(request: GetWorkflowRequest): Promise<VersionPlan> {
    const found = await this.requester.ask<WorkflowVersionReply>(REQUESTS.registry.getWorkflow, request);
    const definitions = new Map(found.definitions.map((definition) => [definition.step, definition]));
    const whole = planRun(found.workflow, definitions);
    const spread = spreadOf(whole, fanOuts);
    return { whole, spread, plan: expandFanOut(whole, spread) };
  }
}
