import { metrics } from '@opentelemetry/api';
import type { Counter, Histogram, UpDownCounter } from '@opentelemetry/api';
import type { NodeTask } from '#contracts';
import { SECONDS } from '#platform/telemetry';
import type { TaskDelivery, TaskEnd } from './task-ports.js';

/** Metrics of a worker. Without run and node ids, which would make a series each. */
export class TaskMetrics {
  private readonly busy: UpDownCounter;
  private readonly duration: Histogram;
  private readonly redelivered: Counter;
  private readonly queueWait: Histogram;

  constructor() {
    const meter = metrics.getMeter('hartomat.node-worker');
    this.busy = meter.createUpDownCounter('hartomat.worker.slots.busy', { description: 'Slots that work now' });
    this.duration = meter.createHistogram('hartomat.node.duration', {
      unit: 's',
      description: 'Time of one attempt',
      advice: SECONDS,
    });
    this.redelivered = meter.createCounter('hartomat.task.redeliveries', {
      description: 'Tasks that came again: a lease that ran out, or a result that could not be stored',
    });
    this.queueWait = meter.createHistogram('hartomat.node.queue_wait', {
      unit: 's',
      description: 'How long a task waited in its stream until it began; first deliveries only',
      advice: SECONDS,
    });
  }

  /** Call it when a task begins that its stream stored at `storedAt` (ms), and what it returns when it ends. */
  begin({ task, deliveryCount }: TaskDelivery, storedAt: number): (end: TaskEnd | 'unsettled') => void {
    const started = performance.now();
    this.busy.add(1, { pool: task.pool });
    if (deliveryCount > 1) this.redelivered.add(1, { pool: task.pool });
    else this.queueWait.record(waitedSince(storedAt), { pool: task.pool, class: task.runClass });
    return (outcome) => {
      this.busy.add(-1, { pool: task.pool });
      this.duration.record((performance.now() - started) / 1000, { ...labels(task), outcome });
    };
  }
}

/** In seconds; the server's clock may be ahead of this one. */
const waitedSince = (storedAt: number): number => Math.max(0, Date.now() - storedAt) / 1000;

const labels = ({ pool, step, version, runClass }: NodeTask) => ({ pool, step: `${step}@${version}`, class: runClass });
