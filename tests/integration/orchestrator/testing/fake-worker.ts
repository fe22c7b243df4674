import { headers } from '@nats-io/transport-node';
import { POOLS, RUN_CLASSES, busTopology, resultSubject, taskConsumer } from '#contracts';
import type { NodeResult, NodeTask } from '#contracts';
import { ensureConsumer, ensureStreams } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { OUTPUTS } from './diamond.js';

export interface FakeWorkerOptions {
  link: BusLink;
  prefix: string;
  /** Messages to publish for a task, in order; the task is acknowledged after them. Null: it is kept and never answered. */
  work?: (task: NodeTask) => NodeResult[] | null;
}

/** What a worker says about a task; succeeds with the diamond's outputs unless told otherwise. */
export const resultOf = (task: NodeTask, more: Partial<NodeResult> = {}): NodeResult => ({
  runId: task.runId,
  nodeRunId: task.nodeRunId,
  nodeId: task.nodeId,
  attempt: task.attempt,
  outcome: 'succeeded',
  outputs: OUTPUTS[task.step] ?? {},
  logs: [{ level: 'info', code: 'done', params: { step: task.step } }],
  worker: 'fake',
  deliveryCount: 1,
  startedAt: Date.now() - 1,
  finishedAt: Date.now(),
  ...(task.traceparent && { traceparent: task.traceparent }),
  ...more,
});

export const startedAndSucceeded = (task: NodeTask): NodeResult[] => [
  resultOf(task, { outcome: 'started', outputs: undefined, logs: [] }),
  resultOf(task),
];

/** Pulls the tasks of all pools and classes, one loop each, and answers them by `work`. */
export class FakeWorker {
  readonly seen: NodeTask[] = [];
  private stopped = false;
  private readonly loops: Promise<void>[];

  constructor(private readonly options: FakeWorkerOptions) {
    this.loops = POOLS.flatMap((pool) => RUN_CLASSES.map((runClass) => this.pull(pool, runClass)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.loops);
  }

  async report(pool: string, result: object, partition?: number): Promise<void> {
    const { link, prefix } = this.options;
    await link.js.publish(resultSubject(prefix, pool, partition), JSON.stringify(result), { headers: headers() });
  }

  private async pull(pool: string, runClass: 'live' | 'shadow'): Promise<void> {
    while (!this.stopped) await this.pullOnce(pool, runClass).catch(() => undefined);
  }

  private async pullOnce(pool: string, runClass: 'live' | 'shadow'): Promise<void> {
    const { link, prefix, work = startedAndSucceeded } = this.options;
    await ensureStreams(link.jsm, busTopology(prefix).streams);
    const spec = taskConsumer(prefix, { pool, requires: 'none', runClass, leaseMs: 30_000 });
    await ensureConsumer(link.jsm, spec);
    const consumer = await link.js.consumers.get(spec.stream, spec.name);
    while (!this.stopped) {
      const message = await consumer.next({ expires: 1000 });
      if (!message) continue;
      const task = message.json<NodeTask>();
      this.seen.push(task);
      const results = work(task);
      for (const result of results ?? []) await this.report(pool, result, task.partition);
      if (results) message.ack();
    }
  }
}
