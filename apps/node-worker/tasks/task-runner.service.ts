import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Span } from '@opentelemetry/api';
import type { NodeTask } from '#contracts';
import type { Received } from '#platform/nats';
import { SpanKind, currentTraceparent, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import type { PoolSettings } from '../slots/pool-settings.js';
import { LOGGER } from '../worker-tokens.js';
import { OfferedSteps } from '../slots/offered-steps.js';
import { progressThrottle } from './progress-throttle.js';
import { runTask } from './run-task.js';
import { RunningTasks } from './running-tasks.js';
import { TaskMetrics } from './task-metrics.js';
import type { TaskDelivery, TaskEnd, TaskPorts } from './task-ports.js';
import { TaskReportsService } from './task-reports.service.js';
import { TaskSessions } from './task-sessions.js';
import { describeResult, destinationTemplate, taskAttributes } from './task-span.js';

const PROGRESS_MS = 500;

/** The pool and slot that a task runs in. */
export interface TaskPlace {
  pool: PoolSettings;
  slot: number;
}

/** Renews the lease of a pulled task while it runs, aborts it on request, and acknowledges it once its result is stored. */
@Injectable()
export class TaskRunnerService {
  private readonly metrics = new TaskMetrics();

  constructor(
    private readonly steps: OfferedSteps,
    private readonly sessions: TaskSessions,
    private readonly reports: TaskReportsService,
    private readonly running: RunningTasks,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(item: Received<NodeTask>, place: TaskPlace): Promise<void> {
    const controller = this.running.begin();
    const heartbeat = setInterval(() => item.working(), place.pool.leaseMs / 4);
    const unsubscribe = this.reports.onAbort(item.message, () => controller.abort('aborted'));
    try {
      await this.process(item, place, controller);
      item.ack();
    } finally {
      clearInterval(heartbeat);
      unsubscribe();
      this.running.end(controller);
    }
  }

  private async process(item: Received<NodeTask>, place: TaskPlace, stop: AbortController): Promise<void> {
    const { message: task, deliveryCount } = item;
    const delivery: TaskDelivery = { task, deliveryCount };
    const ended = this.metrics.begin(delivery, item.storedAt);
    let end: TaskEnd | 'unsettled' = 'unsettled';
    const options = {
      kind: SpanKind.CONSUMER,
      traceparent: item.traceparent ?? task.traceparent,
      attributes: taskAttributes(this.reports.prefix, task, deliveryCount),
    };
    try {
      await withSpan(`process ${destinationTemplate(this.reports.prefix, task)}`, options, async (span) => {
        const log = this.loggerOf(delivery);
        end = await runTask(delivery, this.ports(delivery, place, log, span), stop);
        log.info({ end }, 'task ended');
      });
    } finally {
      ended(end);
    }
  }

  private ports(delivery: TaskDelivery, { pool, slot }: TaskPlace, log: Logger, span: Span): TaskPorts {
    const { reports, steps } = this;
    return {
      worker: reports.worker,
      executors: steps.executors,
      requires: (step, version) => steps.requires(step, version),
      isCacheable: (step, version) => steps.isCacheable(step, version),
      open: (task, signal) => {
        const report = (fraction: number, message: string): void => reports.progress(task, fraction, message);
        const onProgress = progressThrottle(PROGRESS_MS, () => performance.now(), report);
        return this.sessions.open({ pool: pool.pool, slot, signal, onProgress });
      },
      publish: (result) => {
        describeResult(span, result);
        const traceparent = currentTraceparent();
        return reports.publish(delivery.task, { ...result, ...(traceparent && { traceparent }) }, pool.leaseMs);
      },
      now: () => Date.now(),
      later: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      pause: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
      warn: (message, error) => log.warn({ err: error }, message),
    };
  }

  private loggerOf({ task, deliveryCount }: TaskDelivery): Logger {
    const { runId, nodeRunId, nodeId, attempt, step, version, runClass } = task;
    const ids = { runId, nodeRunId, nodeId, attempt, deliveryCount, step: `${step}@${version}`, runClass };
    return this.logger.child(ids);
  }
}
