import { Injectable } from '@nestjs/common';
import type { GetWorkflowRequest, ResolveWorkflowReply, WorkflowVersionReply } from '#contracts';
import { missingSteps } from '../availability/missing-steps.js';
import { WorkerDirectory } from '../availability/worker-directory.js';
import { workflowNotFound } from './workflows.errors.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';

@Injectable()
export class ReadinessService {
  constructor(
    private readonly versions: WorkflowVersionsRepository,
    private readonly directory: WorkerDirectory,
  ) {}

  async get({ key, version }: GetWorkflowRequest): Promise<WorkflowVersionReply> {
    const found = await this.versions.find(key, version);
    if (!found) throw workflowNotFound(key, version);
    return found;
  }

  /** Says whether the version's frozen steps could all run on the workers that live now. */
  async resolve(request: GetWorkflowRequest): Promise<ResolveWorkflowReply> {
    const { key, version, semanticHash, definitions, lock } = await this.get(request);
    const workers = this.directory.live().map((worker) => worker.announcement);
    return { key, version, semanticHash, missing: missingSteps(definitions, lock, workers) };
  }
}
