import { randomUUID } from 'node:crypto';
import { REQUESTS, workerAnnouncementSubject } from '#contracts';
import type {
  BusRequest,
  NodeResult,
  NodeTask,
  RerunReply,
  RunReply,
  WorkerAnnounced,
  WorkflowVersionReply,
} from '#contracts';
import { waitUntil } from '../../../../../deploy/local/process/wait-until.js';
import { diamond, runRequested } from '../diamond.js';
import { eightAngles, rendered } from '../eight-angles.js';
import type { EngineUnderTest } from '../engine-under-test.js';
import { resultOf, startedAndSucceeded } from '../fake-worker.js';
import type { FakeWorker } from '../fake-worker.js';
import { KEPT } from '../kept-results.js';

const { pauseRun, resumeRun, pausePool, resumePool, rerun, cancelRun } = REQUESTS.orchestrator;
const INSIST_MS = 15_000;
const BUSY = { code: 'busy', message: 'Busy.', retryable: true };

type Work = (task: NodeTask) => NodeResult[];

/** Runs by their ids, and how each must end whatever fails meanwhile. */
export type ExpectedRuns = ReadonlyMap<string, RunReply['status']>;

/**
 * A few runs that between them use all that the engine does: retries, shards with their join, kept results, tasks that get
 * lost, places to wait for, a paused pool, a paused run, a cancelled run and its retry.
 */
export class FaultLoad {
  private readonly fanOut = eightAngles();
  private readonly kept = { ...diamond({ cacheable: true }), key: 'kept' };
  private readonly works = new Map<string, Work>();
  private readonly worker: FakeWorker;
  private code = '';
  private loads = 0;

  constructor(private readonly engine: EngineUnderTest) {
    engine.published.push(this.fanOut, this.kept);
    this.worker = engine.startWorker((task) => (this.works.get(task.runId) ?? startedAndSucceeded)(task));
  }

  /** Sends them, does what an operator does, and says how they must end. An operator tries again what was refused. */
  async start(): Promise<ExpectedRuns> {
    this.announce();
    const succeed = [
      await this.request(this.engine.workflow),
      await this.request(this.engine.workflow, failsOnce),
      await this.request(this.fanOut, (task) => rendered(task)),
      await this.request(this.kept, (task) => [resultOf(task, { codeDigest: this.code })]),
    ];
    const paused = await this.request(this.engine.workflow, swallows);
    const cancelled = await this.request(this.engine.workflow, swallows);
    await this.untilSeen([paused, cancelled]);
    await this.insist(pausePool, { pool: 'materials', reason: 'A fault is due.' });
    await this.insist(resumePool, { pool: 'materials' });
    await this.insist(pauseRun, { runId: paused, reason: 'A fault is due.' });
    this.works.delete(paused);
    await this.insist(resumeRun, { runId: paused });
    await this.insist(cancelRun, { runId: cancelled, reason: 'No longer needed.' });
    const { run: retried } = await this.insist<RerunReply>(rerun, { runId: cancelled });
    const succeeded = [...succeed, paused, retried.runId].map((runId) => [runId, 'succeeded'] as const);
    return new Map<string, RunReply['status']>([...succeeded, [cancelled, 'cancelled']]);
  }

  /** Every second load meets the results that the one before it left. */
  private announce(): void {
    if (this.loads % 2 === 0) this.code = randomUUID();
    this.loads += 1;
    const steps = KEPT.map((step) => ({ step, version: 1, hash: 'h', code: this.code, tool: '' }));
    const announced: WorkerAnnounced = { worker: 'worker', pools: [], capabilities: [], slots: 1, steps };
    const { link, prefix } = this.engine;
    link.connection.publish(workerAnnouncementSubject(prefix), JSON.stringify(announced));
  }

  private async request(of: WorkflowVersionReply, work?: Work): Promise<string> {
    const runId = randomUUID();
    if (work) this.works.set(runId, work);
    await this.engine.request(runId, { workflow: runRequested(runId, of).workflow });
    return runId;
  }

  private async untilSeen(runIds: string[]): Promise<void> {
    const areSeen = () => runIds.every((runId) => this.worker.seen.some((task) => task.runId === runId)) || undefined;
    if (!(await waitUntil(areSeen, { withinMs: INSIST_MS, everyMs: 5 }))) throw new Error('no task of a run came');
  }

  /** A run that went on although the answer was lost may have ended by the time that somebody asks again. */
  private async insist<Reply>(request: BusRequest<never, Reply>, query: object): Promise<Reply> {
    let last: unknown;
    const ask = async (): Promise<Reply | undefined> => {
      try {
        return await this.engine.ask(request, query);
      } catch (error) {
        last = error;
        return (error as { code?: string }).code === 'run_ended' ? ({} as Reply) : undefined;
      }
    };
    const answer = await waitUntil(ask, { withinMs: INSIST_MS, everyMs: 20 });
    if (answer === undefined) throw new Error(`${request.name} was never answered: ${JSON.stringify(last)}`);
    return answer;
  }
}

const failsOnce: Work = (task) => {
  if (task.nodeId !== 'right' || task.attempt > 1) return startedAndSucceeded(task);
  return [resultOf(task, { outcome: 'failed', failure: BUSY, outputs: undefined })];
};

/** The task is gone and nothing is ever said of it. */
const swallows: Work = () => [];
