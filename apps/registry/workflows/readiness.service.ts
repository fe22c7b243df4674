import { Injectable } from '@nestjs/common';
import type {
  GetWorkflowRequest,
  ResolveWorkflowReply,
  ShowVersionRequest,
  VersionWithForms,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { missingSteps } from '../availability/missing-steps.js';
import { ClosedPools } from '../availability/closed-pools.js';
import { WorkerDirectory } from '../availability/worker-directory.js';
import { formOf, nameOf } from '../palette/form-of.js';
import { workflowArchived, workflowNotFound } from './drafts/drafts.errors.js';
import { WorkflowDraftsRepository } from './drafts/workflow-drafts.repository.js';
import { runLimits } from './run-limits.js';
import { versionNotFound } from './workflows.errors.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';

@Injectable()
export class ReadinessService {
  constructor(
    private readonly versions: WorkflowVersionsRepository,
    private readonly drafts: WorkflowDraftsRepository,
    private readonly directory: WorkerDirectory,
    private readonly closedPools: ClosedPools,
  ) {}

  async get({ key, version }: GetWorkflowRequest): Promise<WorkflowVersionReply> {
    const found = await this.versions.find(key, version);
    if (!found) throw versionNotFound(key, version);
    return found;
  }

  /** A version with the forms of the definitions that it froze. */
  async showVersion(request: ShowVersionRequest): Promise<VersionWithForms> {
    const found = await this.get(request);
    const forms = found.definitions.flatMap((definition) => {
      const form = formOf(definition);
      return form ? [[nameOf(definition), form] as const] : [];
    });
    return { ...found, forms: Object.fromEntries(forms) };
  }

  /** The newest version, or without one the workflow's summary. */
  async show(key: string): Promise<WorkflowVersionReply | WorkflowSummary> {
    const found = await this.versions.find(key);
    const [summary] = found ? [] : await this.drafts.summaries({ key });
    if (!found && !summary) throw workflowNotFound(key);
    return found ?? (summary as WorkflowSummary);
  }

  /** Whether live workers can run all steps of a version, with its limits. Refuses an archived workflow. */
  async resolve(request: GetWorkflowRequest): Promise<ResolveWorkflowReply> {
    const { key, version, semanticHash, workflow, definitions, lock } = await this.get(request);
    if ((await this.drafts.find(key))?.archived) throw workflowArchived(key, 'dispatched');
    const workers = this.directory.live().map((worker) => worker.announcement);
    const { paused, full } = this.closedPools.among(definitions.map(({ pool }) => pool));
    const missing = missingSteps(definitions, lock, workers);
    const closed = { pausedPools: paused, fullPools: full };
    return { key, version, semanticHash, missing, ...closed, ...runLimits(workflow, definitions) };
  }
}
