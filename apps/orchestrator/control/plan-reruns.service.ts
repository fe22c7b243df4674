import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { UserError } from '#platform/http';
import type { ArtifactStore } from '#artifacts';
import { InvalidWorkflowError, planRerun } from '#workflow-core';
import type { RunReuse } from '#workflow-core';
import type { VersionPlan } from '../dispatch/prepare-run.js';
import { RunPlansService } from '../dispatch/run-plans.service.js';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import type { StoredRun } from '../queries/stored-run.js';
import { ARTIFACT_STORE } from '../artifacts/artifact-store.js';
import { artifactsIn } from '../artifacts/artifacts-in.js';
import { nodeNotFound, versionNotFound, versionNotRunnable, workGone } from './control.errors.js';
import { ReusedNodesRepository } from './reused-nodes.repository.js';
import type { SourceNode } from './reused-nodes.repository.js';

/** Where a rerun begins; without `fromNode` with what did not succeed. */
export interface RerunStart {
  fromNode?: string | undefined;
  version?: number | undefined;
}

export interface PlannedRerun extends VersionPlan {
  version: number;
  reuse: RunReuse;
  /** What it takes over. */
  taken: SourceNode[];
  /** What of that is not stored any more. */
  gone: GoneWork[];
}

/** A result of which artifacts, or the outputs themselves (then without artifacts), are not stored any more. */
export interface GoneWork {
  nodeId: string;
  artifacts: string[];
}

/** Decides what a rerun takes over, and makes sure that it is still there. */
@Injectable()
export class PlanRerunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly openRuns: OpenRunsRepository,
    private readonly plans: RunPlansService,
    private readonly nodes: ReusedNodesRepository,
    @Inject(ARTIFACT_STORE) private readonly artifacts: ArtifactStore,
  ) {}

  /** As `preview`, and throws UserError where what would be taken over is gone. */
  async plan(source: StoredRun, start: RerunStart): Promise<PlannedRerun> {
    const planned = await this.preview(source, start);
    const gone = planned.gone.map(({ nodeId }) => nodeId);
    if (gone.length > 0) throw workGone(source.runId, gone);
    return planned;
  }

  /** Throws UserError where the node or the version does not exist. */
  async preview(source: StoredRun, start: RerunStart): Promise<PlannedRerun> {
    const own = await this.openRuns.findPlan(this.orm.em.fork(), source);
    const version = start.version ?? source.workflowVersion;
    const isSame = version === source.workflowVersion;
    const published = await this.published(source.workflowKey, version);
    // Spread as the source was, so that its shards can be taken over too.
    const planned = own && isSame ? { ...published, spread: source.spread, plan: own } : published;
    const { fromNode = null } = start;
    const nodeIds = planned.plan.nodes.map(({ nodeId }) => nodeId);
    if (fromNode !== null && !nodeIds.includes(fromNode)) throw nodeNotFound(fromNode, nodeIds);
    const made = await this.nodes.succeeded(this.orm.em.fork(), source.runId);
    const succeeded = new Set(made.map(({ nodeId }) => nodeId));
    const before = { plan: own ?? { ...planned.plan, nodes: [] }, succeeded };
    const reuse = planRerun(before, planned.plan, fromNode);
    const taken = takenOver(made, reuse);
    return { ...planned, version, reuse, taken, gone: await this.goneOf(taken) };
  }

  private async published(key: string, version: number): Promise<VersionPlan> {
    try {
      return await this.plans.planOf(key, version);
    } catch (error) {
      if (error instanceof UserError && error.status === 404) throw versionNotFound(key, version);
      if (error instanceof InvalidWorkflowError) throw versionNotRunnable(key, version, error.message);
      throw error;
    }
  }

  private async goneOf(nodes: readonly SourceNode[]): Promise<GoneWork[]> {
    const gone: GoneWork[] = [];
    for (const { nodeId, outputs } of nodes) {
      const artifacts = await this.missing(artifactsIn(outputs));
      if (outputs === null || artifacts.length > 0) gone.push({ nodeId, artifacts });
    }
    return gone;
  }

  private async missing(digests: readonly string[]): Promise<string[]> {
    const found = await Promise.all(digests.map((sha256) => this.artifacts.stat(sha256)));
    return digests.filter((_, at) => !found[at]);
  }
}

function takenOver(made: readonly SourceNode[], { nodes }: RunReuse): SourceNode[] {
  const reused = new Set(nodes.filter(({ decision }) => decision === 'reused').map(({ nodeId }) => nodeId));
  return made.filter(({ nodeId }) => reused.has(nodeId));
}
