import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DispatchDecision, Mode } from '#contracts';
import { RolloutService } from '../rollouts/rollout.service.js';
import { decidePath, withReadiness } from './decide-path.js';
import type { PathDecision } from './decide-path.js';
import { WorkflowReadinessService, notReady } from './workflow-readiness.service.js';
import type { WorkflowReadiness } from './workflow-readiness.service.js';

/** What the decision of a line depends on; `workflow` is '' where its output type has none. */
export interface LineToDecide {
  workflow: string;
  outputType: string;
  requestedMode: Mode | null;
}

/** Which path an order line takes: for a dispatch and for what a dry run says of one. Reads only. */
@Injectable()
export class PathDecisionService {
  constructor(
    private readonly rollouts: RolloutService,
    private readonly readiness: WorkflowReadinessService,
  ) {}

  /** By kill switch, request and rollout row, read in `em` where one is given; before the graph side is asked. */
  async byPolicy({ workflow, outputType, requestedMode }: LineToDecide, em?: EntityManager): Promise<PathDecision> {
    return decidePath(await this.rollouts.loadPolicyInput(workflow, outputType, requestedMode, em));
  }

  /** Whether the graph side can run the workflow of an output type now. Never throws. */
  readinessOf(workflow: string): Promise<WorkflowReadiness> {
    return workflow ? this.readiness.ask(workflow) : Promise.resolve(notReady('output_type_without_workflow'));
  }

  /** What a dispatch that asks for no mode would decide now. Asks the graph side also where legacy delivers, for the closed pools. */
  async preview(workflow: string, outputType: string): Promise<DispatchDecision> {
    const [policy, readiness] = await Promise.all([
      this.rollouts.loadPolicyInput(workflow, outputType, null),
      this.readinessOf(workflow),
    ]);
    const { rollout } = policy;
    const { pausedPools, fullPools } = readiness;
    return { ...withReadiness(decidePath(policy), readiness), rollout, pausedPools, fullPools };
  }
}
