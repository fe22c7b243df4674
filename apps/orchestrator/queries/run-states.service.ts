import { Injectable } from '@nestjs/common';
import type { AttemptLogs, GetNodeRequest, NodeLogsReply, NodeLogsRequest, NodeRunReply, RunStates } from '#contracts';
import { NodePagesService } from './node-pages.service.js';
import { nodeStates } from './node-states.js';
import { runHead } from './run-reply.js';
import { attemptNotFound, nodeNotFound, runNotFound } from './runs.errors.js';
import { plannedShards } from './spread-nodes.js';
import type { StoredRun } from './stored-run.js';
import { StoredRunsRepository } from './stored-runs.repository.js';
import { StoredStatesRepository } from './stored-states.repository.js';
import type { StoredLogs } from './stored-states.repository.js';

/** What a view of a run reads again and again: all states at once, and single nodes. */
@Injectable()
export class RunStatesService {
  constructor(
    private readonly runs: StoredRunsRepository,
    private readonly stored: StoredStatesRepository,
    private readonly pages: NodePagesService,
  ) {}

  async states(runId: string): Promise<RunStates> {
    const run = await this.find(runId);
    const [stored, unkept] = await Promise.all([this.stored.states(runId), this.stored.unkept(run.semanticHash)]);
    // Read last, so that no state is of a later time.
    const serverTime = await this.stored.now();
    return { run: runHead(run), nodes: nodeStates(stored, run.spread, unkept), serverTime };
  }

  async node({ runId, nodeId }: GetNodeRequest): Promise<NodeRunReply> {
    const node = await this.pages.node(await this.find(runId), nodeId);
    if (!node) throw nodeNotFound(runId, nodeId);
    return node;
  }

  async logs({ runId, nodeId, attempt }: NodeLogsRequest): Promise<NodeLogsReply> {
    const run = await this.find(runId);
    const found = await this.stored.logs(runId, nodeId, attempt ?? null);
    if (found.length === 0) await this.refuseUnknown({ runId, nodeId, attempt });
    const planned = plannedShards(run.spread);
    const attempts = found.map(({ nodeId: id, ...logs }) => attemptLogs(logs, planned.get(id)?.shard));
    return { nodeId, attempts, leftOut: (found[0]?.total ?? 0) - found.length };
  }

  private async refuseUnknown({ runId, nodeId, attempt }: NodeLogsRequest): Promise<void> {
    if (!(await this.pages.attempts(runId, nodeId))) throw nodeNotFound(runId, nodeId);
    if (attempt !== undefined) throw attemptNotFound(nodeId, attempt);
  }

  private async find(runId: string): Promise<StoredRun> {
    const run = await this.runs.find(runId);
    if (!run) throw runNotFound(runId);
    return run;
  }
}

const attemptLogs = (
  { attempt, outcome, logs }: Omit<StoredLogs, 'nodeId'>,
  shard: { index: number; label: string } | undefined,
): AttemptLogs => ({ attempt, shard: shard ? { index: shard.index, label: shard.label } : null, outcome, logs });
