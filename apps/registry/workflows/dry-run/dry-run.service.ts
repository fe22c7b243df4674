import { Injectable } from '@nestjs/common';
import type { DryRunCommand, DryRunReply } from '#contracts';
import { lockOf, planRun } from '#workflow-core';
import type { RunPlan, Workflow } from '#workflow-core';
import { missingSteps } from '../../availability/missing-steps.js';
import { WorkerDirectory } from '../../availability/worker-directory.js';
import { ValidationService } from '../validation.service.js';
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
  ) {}

  async dryRun({ key, version, inputs }: DryRunCommand): Promise<DryRunReply> {
    const found = await this.workflows.find({ key, ...(version && { version }) });
    const { valid, issues } = this.validation.validate(found.workflow, found.definitions);
    const head = { key, version: found.at, valid, issues, inputs };
    if (!valid) return { ...head, order: [], bindings: {}, params: {}, missing: [], wouldStage: [] };
    const plan = planRun(found.workflow as unknown as Workflow, found.definitions);
    return { ...head, ...described(plan), missing: this.missing(found), wouldStage: wouldStage(plan, inputs) };
  }

  private missing({ workflow, definitions }: WorkflowAt): DryRunReply['missing'] {
    const lock = lockOf(workflow as unknown as Workflow, definitions);
    const used = Object.keys(lock).flatMap((step) => definitions.get(step) ?? []);
    const workers = this.directory.live().map(({ announcement }) => announcement);
    return missingSteps(used, lock, workers);
  }
}

function described({ nodes }: RunPlan): Pick<DryRunReply, 'order' | 'bindings' | 'params'> {
  const boundOf = (node: RunPlan['nodes'][number]) =>
    Object.fromEntries(node.inputs.map(({ input, producers }) => [input, producers]));
  return {
    order: nodes.map(({ nodeId }) => nodeId),
    bindings: Object.fromEntries(nodes.map((node) => [node.nodeId, boundOf(node)])),
    params: Object.fromEntries(nodes.map(({ nodeId, params }) => [nodeId, params])),
  };
}
