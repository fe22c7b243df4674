import { Injectable } from '@nestjs/common';
import type {
  AttemptReply,
  ListAttemptsRequest,
  GetContextRequest,
  LatestRun,
  LatestRunsRequest,
  ListNodesRequest,
  ListRunsRequest,
  NodesReply,
  RunContextReply,
  RunQuery,
  RunReply,
  RunsReply,
} from '#contracts';
import { NodePagesService } from './node-pages.service.js';
import { runSummary } from './run-reply.js';
import { nodeNotFound, runNotFound } from './runs.errors.js';
import type { StoredRun } from './stored-run.js';
import { StoredRunsRepository } from './stored-runs.repository.js';

const RUNS_OF_A_PAGE = 200;
const NODES_OF_A_RUN = 500;
const NODES_OF_A_PAGE = 100;
const FIRST = -1;

@Injectable()
export class RunQueriesService {
  constructor(
    private readonly runs: StoredRunsRepository,
    private readonly nodePages: NodePagesService,
  ) {}

  async list(request: ListRunsRequest): Promise<RunsReply> {
    const limit = request.limit ?? RUNS_OF_A_PAGE;
    const found = await this.runs.list(request, limit + 1);
    const page = found.slice(0, limit);
    return { runs: page.map(runSummary), next: found.length > limit ? (page.at(-1)?.cursor ?? null) : null };
  }

  latest({ workflows }: LatestRunsRequest): Promise<LatestRun[]> {
    return this.runs.latest(workflows);
  }

  async get({ runId, nodes: limit = NODES_OF_A_RUN }: RunQuery): Promise<RunReply> {
    const run = await this.find(runId);
    const [nodeCounts, { nodes, next }] = await Promise.all([
      this.runs.nodeCounts(runId),
      this.nodePages.page(run, { after: FIRST, limit, statuses: [] }),
    ]);
    const nodesTotal = Object.values(nodeCounts).reduce((sum, count) => sum + count, 0);
    return { ...runSummary(run), nodes, nodesTotal, nodeCounts, nodesNext: next };
  }

  async nodes({ runId, after, limit = NODES_OF_A_PAGE, status, attempts }: ListNodesRequest): Promise<NodesReply> {
    const statuses = status?.split(',') ?? [];
    return this.nodePages.page(
      await this.find(runId),
      { after: positionOf(after), limit, statuses },
      attempts === true,
    );
  }

  async attempts({ runId, nodeId }: ListAttemptsRequest): Promise<AttemptReply[]> {
    await this.find(runId);
    const found = await this.nodePages.attempts(runId, nodeId);
    if (!found) throw nodeNotFound(runId, nodeId);
    return found;
  }

  async context({ runId, after, limit = NODES_OF_A_RUN }: GetContextRequest): Promise<RunContextReply> {
    await this.find(runId);
    return this.nodePages.context(runId, { after: positionOf(after), limit });
  }

  private async find(runId: string): Promise<StoredRun> {
    const run = await this.runs.find(runId);
    if (!run) throw runNotFound(runId);
    return run;
  }
}

const positionOf = (after: string | undefined): number => (after === undefined ? FIRST : Number(after));
