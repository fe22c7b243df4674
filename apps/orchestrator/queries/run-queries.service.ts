import { Injectable } from '@nestjs/common';
import type { RunReply } from '#contracts';
import type { PlannedNode, WorkflowContextJson } from '#workflow-core';
import { byRun } from '../runs/by-run.js';
import { planKey } from '../runs/open-runs.repository.js';
import type { PlanRef } from '../runs/open-runs.repository.js';
import { plannedNodes } from '../runs/planned-nodes.js';
import { contextOf, nodeReplies, nodeSummaries, runReply } from './run-reply.js';
import { runNotFound } from './runs.errors.js';
import { StoredRunsRepository } from './stored-runs.repository.js';

type PlannedNodes = ReadonlyMap<string, PlannedNode>;

const UNKNOWN: PlannedNodes = new Map();

@Injectable()
export class RunQueriesService {
  constructor(private readonly runs: StoredRunsRepository) {}

  async list(deliveryId?: string): Promise<RunReply[]> {
    const runs = await this.runs.list(deliveryId);
    const nodes = byRun(await this.runs.nodes(runs.map((run) => run.runId)));
    const planned = await this.plannedOfSpread(runs);
    return runs.map((run) => {
      const known = planned.get(planKey(run)) ?? UNKNOWN;
      return runReply(run, nodeSummaries(nodes.get(run.runId) ?? [], known), known);
    });
  }

  async get(runId: string): Promise<RunReply> {
    const run = await this.runs.find(runId);
    if (!run) throw runNotFound(runId);
    const [nodes, planned] = await Promise.all([this.runs.nodes([runId]), this.planned(run)]);
    return runReply(run, nodeReplies(nodes, planned), planned);
  }

  async context(runId: string): Promise<WorkflowContextJson> {
    const run = await this.runs.find(runId);
    if (!run) throw runNotFound(runId);
    const [nodes, planned] = await Promise.all([this.runs.nodes([runId]), this.planned(run)]);
    return contextOf(nodes, planned).toJSON();
  }

  /** Only the plan tells what the shards of a run are; runs without any are listed without theirs. */
  private async plannedOfSpread(runs: readonly PlanRef[]): Promise<ReadonlyMap<string, PlannedNodes>> {
    const refs = [...new Map(runs.filter(({ spread }) => spread).map((run) => [planKey(run), run]))];
    return new Map(await Promise.all(refs.map(async ([key, ref]) => [key, await this.planned(ref)] as const)));
  }

  private async planned(ref: PlanRef): Promise<PlannedNodes> {
    const plan = await this.runs.plan(ref);
    return plan ? plannedNodes(plan) : UNKNOWN;
  }
}
