import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  NodeProgressed,
  TaskDeadLettered,
  abortSubject,
  eventSubject,
  resultSubject,
  resultsMessage,
} from '#contracts';
import type { NodeResult, NodeTask } from '#contracts';
import { BusConnection, BusPublisher, MessageTooLarge, listenOnBus } from '#platform/nats';
import type { DeadLetter } from '#platform/nats';
import { FailureLog } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { NodeWorkerConfig } from '../node-worker.config.js';
import { LOGGER } from '../worker-tokens.js';
import { concernsAttempt } from './concerns-attempt.js';
import { ResultsSender } from './results-sender.js';

const RETRY_MS = 500;
const MAX_RESULTS = 100;

/** All that a worker says on the bus about its tasks, and the one thing it hears. */
@Injectable()
export class TaskReportsService {
  private readonly log: FailureLog;
  private readonly senders = new Map<string, ResultsSender>();
  private readonly aborts = new Map<string, Set<(body: Uint8Array) => void>>();

  constructor(
    bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly config: NodeWorkerConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.log = new FailureLog(logger);
    // One subscription for all tasks: to subscribe for each would cost more than many a task.
    const wish = (nodeRunId: string): string => abortSubject(this.prefix, nodeRunId);
    listenOnBus(bus, wish('*'), (body, subject) => {
      for (const hear of this.aborts.get(subject.slice(wish('').length)) ?? []) hear(body);
    });
  }

  get worker(): string {
    return this.config.name;
  }

  get prefix(): string {
    return this.publisher.prefix;
  }

  /** Stores a result where the task's orchestrator reads it; while the bus is away it tries again for `withinMs`, as finished work is worth waiting for. Throws `MessageTooLarge` at once. */
  async publish({ pool, partition }: NodeTask, result: NodeResult, withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    for (;;) {
      try {
        await this.senderTo(pool, partition).add(result);
        return;
      } catch (error) {
        if (error instanceof MessageTooLarge || performance.now() > end) throw error;
        const reason = (error as Error).message;
        this.log.note({ level: 'warn', kind: reason, details: { reason }, message: 'a result could not be stored; trying again' }); // prettier-ignore
        await sleep(RETRY_MS);
      }
    }
  }

  /** An orchestrator from before partitions takes one result a message. */
  private senderTo(pool: string, partition: number | undefined): ResultsSender {
    const subject = resultSubject(this.prefix, pool, partition);
    const known = this.senders.get(subject);
    if (known) return known;
    const most = partition === undefined ? 1 : MAX_RESULTS;
    const sender = new ResultsSender((results) => this.publisher.publishText(subject, resultsMessage(results)), most);
    this.senders.set(subject, sender);
    return sender;
  }

  /** For people who wait: nobody waits for it to arrive. */
  progress(task: NodeTask, fraction: number, message: string): void {
    const { runId, nodeRunId, nodeId, attempt, shard } = task;
    const progressed: NodeProgressed = {
      ...{ runId, nodeRunId, nodeId, attempt, worker: this.worker, fraction, message },
      ...(shard && { shardOf: shard.node, shards: shard.total }),
    };
    this.publisher.publishCore(eventSubject(this.prefix, NodeProgressed.event), progressed);
  }

  /** Calls `abort` when somebody asks for this attempt to stop; returns how to stop listening. */
  onAbort({ nodeRunId, attempt }: NodeTask, abort: () => void): () => void {
    const hear = (body: Uint8Array): void => {
      if (concernsAttempt(body, attempt)) abort();
    };
    const listeners = this.aborts.get(nodeRunId) ?? new Set();
    this.aborts.set(nodeRunId, listeners.add(hear));
    return () => {
      listeners.delete(hear);
      if (listeners.size === 0) this.aborts.delete(nodeRunId);
    };
  }

  async deadLetter({ subject, field, reason, body, isCut }: DeadLetter): Promise<void> {
    const letter: TaskDeadLettered = { service: 'node-worker', subject, field, reason, body, isCut };
    await this.publisher.publish(eventSubject(this.prefix, TaskDeadLettered.event), letter);
  }
}
