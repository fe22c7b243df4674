import type { RunStatus } from '#workflow-core';
import { IsTimestamp, Shaped } from '../formats.js';
import type {
  DeliverySettled,
  LegacyFinished,
  NodeChanged,
  NodeProgressed,
  PairCompared,
  RunAccepted,
  RunCancelRequested,
  RunFinished,
  RunRequested,
} from '../messages/index.js';
import { Optional } from '../presence.js';
import type { Problem } from './problem.js';

/** `GET /runs/:id/events`; a header Last-Event-ID, which browsers send when they connect again, counts more. */
export class RunEventsQuery {
  /** The id of the last event that was read: the stream goes on after it. Absent: from the beginning of the run. */
  @Optional() @Shaped('event id', /^[0-9]{1,15}$/) after?: string;
}

/** Members of messages that are omitted from a run's events: large, or internal. */
export type LeftOutOfEvents = 'evidence' | 'pinned' | 'traceparent';

/**
 * A message in a run's event stream. `id` is what `Last-Event-ID` takes; null where more events of the same message
 * follow.
 */
export type EventOf<M extends { event: string; prototype: object }, More = object> = {
  id: number | null;
  event: M['event'];
  data: Omit<M['prototype'], LeftOutOfEvents> & More;
};

export type RunRequestedEvent = EventOf<typeof RunRequested>;
export type RunAcceptedEvent = EventOf<typeof RunAccepted>;
export type RunCancelRequestedEvent = EventOf<typeof RunCancelRequested>;
export type RunFinishedEvent = EventOf<typeof RunFinished>;
export type NodeChangedEvent = EventOf<typeof NodeChanged, NodeChangedMore>;
export type NodeProgressedEvent = EventOf<typeof NodeProgressed, NodeProgressedMore>;
export type LegacyFinishedEvent = EventOf<typeof LegacyFinished>;
export type DeliverySettledEvent = EventOf<typeof DeliverySettled>;
export type PairComparedEvent = EventOf<typeof PairCompared>;

/** What the stream adds to the message. */
export class NodeChangedMore {
  /** When the message was published. */
  @IsTimestamp() at!: string;
}

/** What the stream adds to the message. */
export interface NodeProgressedMore {
  /** Progress of the sharded node, 0 to 1: the mean of its shards. */
  nodeFraction?: number;
}

/** That the stream is alive. */
export class Heartbeat {
  /** Of the gateway's clock. */
  @IsTimestamp() serverTime!: string;
}

/** How the run ended; `not_started`: nobody began it in time, and legacy delivers its line. */
export class RunEnd {
  runId!: string;
  status!: Exclude<RunStatus, 'running'> | 'not_started';
}

/** Every 15 seconds. */
export interface HeartbeatEvent {
  id: null;
  event: 'heartbeat';
  data: Heartbeat;
}

/** The last event: the run has ended, and a client does not connect again. */
export interface EndEvent {
  id: null;
  event: 'end';
  data: RunEnd;
}

/** The last event of a stream that cannot go on for now: a client connects again after the last id that it has. */
export interface ProblemEvent {
  id: null;
  event: 'problem';
  data: Problem;
}

/** An event of a run; `event` discriminates `data`. */
export type RunEvent =
  | RunRequestedEvent
  | RunAcceptedEvent
  | RunCancelRequestedEvent
  | RunFinishedEvent
  | NodeChangedEvent
  | NodeProgressedEvent
  | LegacyFinishedEvent
  | DeliverySettledEvent
  | PairComparedEvent
  | HeartbeatEvent
  | EndEvent
  | ProblemEvent;
