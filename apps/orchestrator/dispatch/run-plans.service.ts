import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { GetWorkflowRequest } from '#contracts';
import { fanOuts } from '#nodes/fan-outs';
import { BusRequester } from '#platform/nats';
import { expandFanOut, planRun, shardingOf } from '#workflow-core';
import type { RunPlan } from '#workflow-core';
import { KnownPlans } from '../runs/known-plans.js';
import { planKey } from '../runs/open-runs.repository.js';
import { LiveWorkers } from '../workers/live-workers.js';
import type { VersionPlan } from './prepare-run.js';

/** Plans of published versions. A version never changes, so each is asked for and planned once while it is in use, and once for each spread. */
@Injectable()
export class RunPlansService {
  private readonly whole = new KnownPlans();
  private readonly expanded = new KnownPlans();
  private readonly asked = new Map<string, Promise<RunPlan>>();

  constructor(
    private readonly requester: BusRequester,
    private readonly workers: LiveWorkers,
  ) {}

  /** Throws UserError where there is no such version, OperationalError where the registry does not answer. */
  async planOf(key: string, version: number): Promise<VersionPlan> {
    const whole = await this.wholeOf(key, version);
    const spread = shardingOf(whole, fanOuts, (step, of) => this.workers.shardsAtOnce(step, of));
    const name = planKey({ semanticHash: whole.semanticHash, spread });
    const plan = this.expanded.get(name) ?? expandFanOut(whole, spread);
    this.expanded.set(name, plan);
    return { whole, spread, plan };
  }

  private async wholeOf(key: string, version: number): Promise<RunPlan> {
    const name = `${key}@${version}`;
    const known = this.whole.get(name);
    if (known) return known;
    const asked = this.asked.get(name) ?? this.ask({ key, version }).finally(() => this.asked.delete(name));
    this.asked.set(name, asked);
    const plan = await asked;
    this.whole.set(name, plan);
    return plan;
  }

  private async ask(request: GetWorkflowRequest): Promise<RunPlan> {
    const found = await this.requester.ask(REQUESTS.registry.getWorkflow, request);
    return planRun(found.workflow, new Map(found.definitions.map((definition) => [definition.step, definition])));
  }
}
