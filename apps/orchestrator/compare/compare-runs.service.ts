import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { CompareRunsRequest, RunComparisonReply, RunHead } from '#contracts';
import { producersOf } from '../queries/choose-inputs.js';
import { RunStatesService } from '../queries/run-states.service.js';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import { compareNode, mergedOrder } from './compare-nodes.js';
import type { ComparedRun } from './compare-nodes.js';
import { OutputDigestsRepository } from './output-digests.repository.js';

const NODES_OF_A_PAGE = 500;

type ReadRun = Omit<ComparedRun, 'digests'> & { head: RunHead };

/** Compares two runs, whichever workflows they are of. A part of their nodes at once: all would not fit into a message. */
@Injectable()
export class CompareRunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly states: RunStatesService,
    private readonly plans: OpenRunsRepository,
    private readonly outputs: OutputDigestsRepository,
  ) {}

  /** Throws UserError where there is no such run. */
  async compare({ a, b, after, limit = NODES_OF_A_PAGE }: CompareRunsRequest): Promise<RunComparisonReply> {
    const [runA, runB] = [await this.read(a), await this.read(b)];
    const all = mergedOrder(runA.states.keys(), runB.states.keys());
    const end = Number(after ?? 0) + limit;
    const page = all.slice(end - limit, end);
    const [withA, withB] = [await this.withDigests(runA, page), await this.withDigests(runB, page)];
    const same = await this.outputs.samePinned(a, b);
    return {
      a: runA.head,
      b: runB.head,
      pinned: same === undefined ? 'unknown' : same ? 'equal' : 'different',
      nodes: page.map((nodeId) => compareNode(nodeId, withA, withB)),
      nodesTotal: all.length,
      next: end < all.length ? String(end) : null,
    };
  }

  private async read(runId: string): Promise<ReadRun> {
    const { run: head, nodes } = await this.states.states(runId);
    const { semanticHash } = head.workflow;
    // Without shards: they have no params and inputs of their own.
    const plan = await this.plans.findPlan(this.orm.em.fork(), { semanticHash, spread: null });
    const planned = new Map(plan?.nodes.map((node) => [node.nodeId, node]));
    return { head, planned, states: new Map(nodes.map((node) => [node.nodeId, node])) };
  }

  private async withDigests(run: ReadRun, page: readonly string[]): Promise<ComparedRun> {
    const planned = page.flatMap((nodeId) => run.planned.get(nodeId) ?? []);
    const needed = new Set(planned.flatMap((node) => [node.nodeId, ...producersOf(node)]));
    return { ...run, digests: await this.outputs.digests(run.head.id, [...needed]) };
  }
}
