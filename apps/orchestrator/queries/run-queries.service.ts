import { Injectable } from '@nestjs/common';
import type { RunReply } from '#contracts';
import type { WorkflowContextJson } from '#workflow-core';
import { byRun } from '../runs/by-run.js';
import { contextOf, nodeReplies, nodeSummary, runReply } from './run-reply.js';
import { runNotFound } from './runs.errors.js';
import { StoredRunsRepository } from './stored-runs.repository.js';

@Injectable()
export class RunQueriesService {
  constructor(private readonly runs: StoredRunsRepository) {}

  async list(deliveryId?: string): Promise<RunReply[]> {
    const runs = await this.runs.list(deliveryId);
    const nodes = byRun(await this.runs.nodes(runs.map((run) => run.runId)));
    return runs.map((run) => runReply(run, (nodes.get(run.runId) ?? []).map(nodeSummary)));
  }

  async get(runId: string): Promise<RunReply> {
    const run = await this.runs.find(runId);
    if (!run) throw runNotFound(runId);
    const [nodes, plan] = await Promise.all([this.runs.nodes([runId]), this.runs.plan(run.semanticHash)]);
    return runReply(run, nodeReplies(nodes, plan));
  }

  async context(runId: string): Promise<WorkflowContextJson> {
    if (!(await this.runs.find(runId))) throw runNotFound(runId);
    return contextOf(await this.runs.nodes([runId])).toJSON();
  }
}
