import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { ListRunsRequest, RunListReply, RunVerdict } from '#contracts';
import { BusRequester } from '#platform/nats';

/** Below the time that people wait for a list. */
const ANSWER_WITHIN_MS = 2000;

/** Runs with what comparison said of them: one request to each, whatever the length of the list. */
@Injectable()
export class RunListService {
  constructor(private readonly bus: BusRequester) {}

  /** Also while comparison is away: the verdicts are null then. */
  async list(query: ListRunsRequest): Promise<RunListReply> {
    const { runs, next } = await this.bus.ask(REQUESTS.orchestrator.listRuns, query);
    const verdicts = await this.verdictsOf(runs.map(({ runId }) => runId));
    const byRun = new Map(verdicts.map(({ runId, verdict }) => [runId, verdict]));
    return { runs: runs.map((run) => ({ ...run, verdict: byRun.get(run.runId) ?? null })), next };
  }

  private async verdictsOf(runIds: string[]): Promise<RunVerdict[]> {
    if (runIds.length === 0) return [];
    return this.bus.ask(REQUESTS.comparison.listVerdicts, { runIds }, ANSWER_WITHIN_MS).catch(() => []);
  }
}
