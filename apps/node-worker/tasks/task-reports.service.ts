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
import { BusConnection, BusPublisher, MessageTooLarge, subscribe } from '#platform/nats';
import type { DeadLetter } from '#platform/nats';
import { FailureLog } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { NodeWorkerConfig } from '../node-worker.config.js';
import { LOGGER } from '../worker-tokens.js';
import { concernsAttempt } from './concerns-attempt.js';
import { ResultsSender } from './results-sender.js';

const RETRY_MS = 500;
const MAX_RESULTS = 100;

/** Publishes results, progress and dead letters of tasks, and subscribes to aborts. */
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
    // One subscription for all tasks: one per task would cost more than many tasks.
    const abortOf = (nodeRunId: string): string => abortSubject(this.prefix, nodeRunId);
    subscribe(bus, abortOf('*'), (body, subject) => {
      for (const onAbort of this.aborts.get(subject.slice(abortOf('').length)) ?? []) onAbort(body);
    });
  }

  get worker(): string {
    return this.config.name;
  }

  get prefix(): string {
    return this.publisher.prefix;
  }

  /** Stores a result where the task's orchestrator reads it; retries for `withinMs` while the bus is unavailable. Throws `MessageTooLarge` at once. */
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

  /** An orchestrator from before partitions accepts one result per message. */
  private senderTo(pool: string, partition: number | undefined): ResultsSender {
    const subject = resultSubject(this.prefix, pool, partition);
    const known = this.senders.get(subject);
    if (known) return known;
    const most = partition === undefined ? 1 : MAX_RESULTS;
    const sender = new ResultsSender((results) => this.publisher.publishText(subject, resultsMessage(results)), most);
    this.senders.set(subject, sender);
    return sender;
  }

  /** Publishes progress without waiting for an acknowledgement. */
  progress(task: NodeTask, fraction: number, message: string): void {
    const { runId, nodeRunId, nodeId, attempt, shard } = task;
    const progressed: NodeProgressed = {
      ...{ runId, nodeRunId, nodeId, attempt, worker: this.worker, fraction, message },
      ...(shard && { shardOf: shard.node, shards: shard.total }),
    };
    this.publisher.publishCore(eventSubject(this.prefix, NodeProgressed.event), progressed);
  }

  /** Calls `abort` when this attempt is to be aborted; returns the function to unsubscribe. */
  onAbort({ nodeRunId, attempt }: NodeTask, abort: () => void): () => void {
    const onAbort = (body: Uint8Array): void => {
      if (concernsAttempt(body, attempt)) abort();
    };
    const listeners = this.aborts.get(nodeRunId) ?? new Set();
    this.aborts.set(nodeRunId, listeners.add(onAbort));
    return () => {
      listeners.delete(onAbort);
      if (listeners.size === 0) this.aborts.delete(nodeRunId);
    };
  }

  async deadLetter({ subject, field, reason, body, isCut }: DeadLetter): Promise<void> {
    const letter: TaskDeadLettered = { service: 'node-worker', subject, field, reason, body, isCut };
    await this.publisher.publish(eventSubject(this.prefix, TaskDeadLettered.event), letter);
  }
}
