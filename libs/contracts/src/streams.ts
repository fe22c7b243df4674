import {
  DEFAULT_SUBJECT_PREFIX,
  eventSubject,
  resultFilter,
  resultSubject,
  taskFilter,
  taskHintSubject,
} from './subjects.js';
import type { RunClass } from './subjects.js';

/** A stream as data; `platform/nats` turns it into JetStream configuration. Ages in milliseconds. */
export interface StreamSpec {
  name: string;
  subjects: string[];
  retention: 'workqueue' | 'limits';
  discardNewPerSubject: boolean;
  maxAgeMs: number;
}

/** What a message is decides who tries it again: events wait, tasks and results have their lease and PostgreSQL. */
export type MessageKind = 'event' | 'task' | 'result';

/** A durable pull consumer as data. `ackWaitMs` is the lease of one message. */
export interface ConsumerSpec {
  kind: MessageKind;
  stream: string;
  name: string;
  filter: string;
  ackWaitMs: number;
  maxAckPending: number;
  /** On which its readers are told that there is something for them. */
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

/** Every stream of the system. */
export const allStreams = (prefix: string = DEFAULT_SUBJECT_PREFIX): StreamSpec[] => [
  ...POOLS.map((pool) => taskStream(prefix, pool)),
  resultStream(prefix),
  eventStream(prefix),
];

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

/** Results are read in so many partitions, so that at most so many orchestrators have one of their own. */
export const RESULT_PARTITIONS = 8;

/** The results of one partition; without it those of tasks that name none. */
export const resultConsumer = (prefix: string, partition?: number): ConsumerSpec => ({
  kind: 'result',
  stream: resultStream(prefix).name,
  name: partition === undefined ? 'orchestrator' : `orchestrator-${partition}`,
  filter: resultSubject(prefix, '*', partition),
  // Applying takes milliseconds and twice does no harm: so long do runs stand still after an orchestrator was killed.
  ackWaitMs: 10_000,
  maxAckPending: 5000,
});

/** All consumers of results. */
export const resultConsumers = (prefix: string): ConsumerSpec[] => [
  resultConsumer(prefix),
  ...Array.from({ length: RESULT_PARTITIONS }, (_, partition) => resultConsumer(prefix, partition)),
];

/** A service's durable view of one kind of event. */
export const eventConsumer = (prefix: string, service: string, event: string): ConsumerSpec => ({
  kind: 'event',
  stream: eventStream(prefix).name,
  name: `${service}-${event.replaceAll('.', '-')}`,
  filter: eventSubject(prefix, event),
  // As for results: and a live run that a killed orchestrator held must come again before orders stops waiting for it.
  ackWaitMs: 5000,
  maxAckPending: 1000,
});
