import { eventSubject, resultFilter, resultSubject, taskFilter, taskHintSubject } from './subjects.js';
import type { RunClass } from './subjects.js';

/** A stream as data; `platform/nats` turns it into JetStream configuration. Ages in milliseconds. */
export interface StreamSpec {
  name: string;
  subjects: string[];
  retention: 'workqueue' | 'limits';
  discardNewPerSubject: boolean;
  maxAgeMs: number;
}

/**
 * Decides how a message is retried: events after a delay, tasks and results when their lease ends or by the sweep over
 * PostgreSQL.
 */
export type MessageKind = 'event' | 'task' | 'result';

/** A durable pull consumer as data. `ackWaitMs` is the lease of one message. */
export interface ConsumerSpec {
  kind: MessageKind;
  stream: string;
  name: string;
  filter: string;
  ackWaitMs: number;
  maxAckPending: number;
  /** The subject of notices that a message for it was stored. */
  hint?: string;
}

export const POOLS = ['render', 'materials', 'notify'] as const;
export const RUN_CLASSES: readonly RunClass[] = ['live', 'shadow'];

const upper = (prefix: string): string => prefix.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
const DAY_MS = 24 * 60 * 60 * 1000;

export const taskStream = (prefix: string, pool: string): StreamSpec => ({
  name: `${upper(prefix)}_TASKS_${pool.toUpperCase()}`,
  subjects: [`${prefix}.task.${pool}.>`],
  retention: 'workqueue',
  discardNewPerSubject: true,
  maxAgeMs: 0,
});

export const resultStream = (prefix: string): StreamSpec => ({
  name: `${upper(prefix)}_RESULTS`,
  subjects: [resultFilter(prefix)],
  retention: 'workqueue',
  discardNewPerSubject: false,
  maxAgeMs: 0,
});

export const eventStream = (prefix: string): StreamSpec => ({
  name: `${upper(prefix)}_EVENTS`,
  subjects: [`${prefix}.event.>`],
  retention: 'limits',
  discardNewPerSubject: false,
  maxAgeMs: 7 * DAY_MS,
});

/** The streams of an instance. */
export interface BusTopology {
  /** The first token of every subject and stream. */
  prefix: string;
  streams: readonly StreamSpec[];
  /** The one of `streams` with the events. */
  events: StreamSpec;
}

/** Every stream of an instance. */
export const busTopology = (prefix: string): BusTopology => {
  const events = eventStream(prefix);
  return { prefix, streams: [...POOLS.map((pool) => taskStream(prefix, pool)), resultStream(prefix), events], events };
};

/** One consumer per (pool, capability, class), so that a worker without a capability never pulls such a task. */
export const taskConsumer = (
  prefix: string,
  to: { pool: string; requires: string; runClass: RunClass; leaseMs: number },
): ConsumerSpec => ({
  kind: 'task',
  stream: taskStream(prefix, to.pool).name,
  name: `worker-${to.pool}-${to.requires}-${to.runClass}`,
  filter: taskFilter(prefix, to.pool, to.requires, to.runClass),
  hint: taskHintSubject(prefix, to.pool, to.requires, to.runClass),
  ackWaitMs: to.leaseMs,
  maxAckPending: 1000,
});

/** The number of partitions of results, and so of orchestrators that read results. */
export const RESULT_PARTITIONS = 8;

/** The consumer of one partition; without it, of tasks without a partition. */
export const resultConsumer = (prefix: string, partition?: number): ConsumerSpec => ({
  kind: 'result',
  stream: resultStream(prefix).name,
  name: partition === undefined ? 'orchestrator' : `orchestrator-${partition}`,
  filter: resultSubject(prefix, '*', partition),
  // Applying a result takes milliseconds and is idempotent; runs of a killed orchestrator stall for this long.
  ackWaitMs: 10_000,
  maxAckPending: 5000,
});

/** All consumers of results. */
export const resultConsumers = (prefix: string): ConsumerSpec[] => [
  resultConsumer(prefix),
  ...Array.from({ length: RESULT_PARTITIONS }, (_, partition) => resultConsumer(prefix, partition)),
];

/** A service's durable consumer of one kind of event. */
export const eventConsumer = (prefix: string, service: string, event: string): ConsumerSpec => ({
  kind: 'event',
  stream: eventStream(prefix).name,
  name: `${service}-${event.replaceAll('.', '-')}`,
  filter: eventSubject(prefix, event),
  // As for results; a live run of a killed orchestrator must be redelivered before orders stops waiting for it.
  ackWaitMs: 5000,
  maxAckPending: 1000,
});
