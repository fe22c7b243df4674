import { Injectable } from '@nestjs/common';
import type { DryRunCommand, PlannedDryRun } from '#contracts';
import { lockOf, planRun } from '#workflow-core';
import type { RunPlan, Workflow } from '#workflow-core';
import { missingSteps } from '../../availability/missing-steps.js';
import { WorkerDirectory } from '../../availability/worker-directory.js';
import { MOST_ISSUES, ValidationService } from '../validation.service.js';
import { CachePredictionsService } from './cache-predictions.service.js';
import { StepDurationsService } from './step-durations.service.js';
import { timeEstimate } from './time-estimate.js';
import { unknownReferences } from './unknown-references.js';
import { wouldStage } from './would-stage.js';
import { WorkflowAtService } from './workflow-at.service.js';
import type { WorkflowAt } from './workflow-at.service.js';

/** Plans a run without starting it. Reads only. */
@Injectable()
export class DryRunService {
  constructor(
    private readonly workflows: WorkflowAtService,
    private readonly validation: ValidationService,
    private readonly directory: WorkerDirectory,
    private readonly durations: StepDurationsService,
    private readonly cache: CachePredictionsService,
  ) {}

  async dryRun({ key, version, inputs, catalogKeys }: DryRunCommand): Promise<PlannedDryRun> {
    const found = await this.workflows.find({ key, ...(version && { version }) });
    const { valid, issues } = this.validation.validate(found.workflow, found.definitions);
    const head = { key, version: found.at, valid, inputs };
    if (!valid) return { ...head, issues, ...NO_PLAN };
    const workflow = found.workflow as unknown as Workflow;
    const plan = planRun(workflow, found.definitions);
    const all = [...unknownReferences(workflow, found.definitions, catalogKeys), ...issues].slice(0, MOST_ISSUES);
    const [durations, cache] = await Promise.all([
      this.durations.of(plan),
      this.cache.of({ workflow: key, plan, pinned: inputs.pinned }),
    ]);
    return {
      ...{ ...head, issues: all, ...described(plan) },
      missing: this.missing(found),
      wouldStage: wouldStage(plan, inputs),
      estimate: durations && timeEstimate(plan, durations),
      cache,
    };
  }

  private missing({ workflow, definitions }: WorkflowAt): PlannedDryRun['missing'] {
    const lock = lockOf(workflow as unknown as Workflow, definitions);
    const used = Object.keys(lock).flatMap((step) => definitions.get(step) ?? []);
    const workers = this.directory.live().map(({ announcement }) => announcement);
    return missingSteps(used, lock, workers);
  }
}

const NO_PLAN = { order: [], bindings: {}, params: {}, missing: [], wouldStage: [], estimate: null, cache: null };

function described({ nodes }: RunPlan): Pick<PlannedDryRun, 'order' | 'bindings' | 'params'> {
  const boundOf = (node: RunPlan['nodes'][number]) =>
    Object.fromEntries(node.inputs.map(({ input, producers }) => [input, producers]));
  return {
    order: nodes.map(({ nodeId }) => nodeId),
    bindings: Object.fromEntries(nodes.map((node) => [node.nodeId, boundOf(node)])),
    params: Object.fromEntries(nodes.map(({ nodeId, params }) => [nodeId, params])),
  };
}
