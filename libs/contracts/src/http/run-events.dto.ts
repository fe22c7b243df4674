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

/** Members of messages that are omitted from a run's events: large, or internal. */
export type LeftOutOfEvents = 'evidence' | 'pinned' | 'traceparent';

/**
 * A message in a run's event stream. `id` is what `Last-Event-ID` takes; null where more events of the same message
 * follow.
 */
type EventOf<M extends { event: string; prototype: object }, More = object> = {
  id: number | null;
  event: M['event'];
  data: Omit<M['prototype'], LeftOutOfEvents> & More;
};

export type RunRequestedEvent = EventOf<typeof RunRequested>;
export type RunAcceptedEvent = EventOf<typeof RunAccepted>;
export type RunCancelRequestedEvent = EventOf<typeof RunCancelRequested>;
export type RunFinishedEvent = EventOf<typeof RunFinished>;
export type NodeChangedEvent = EventOf<typeof NodeChanged>;
export type NodeProgressedEvent = EventOf<typeof NodeProgressed, NodeProgressedMore>;
export type LegacyFinishedEvent = EventOf<typeof LegacyFinished>;
export type DeliverySettledEvent = EventOf<typeof DeliverySettled>;
export type PairComparedEvent = EventOf<typeof PairCompared>;

/** What the stream adds to the message. */
export interface NodeProgressedMore {
  /** Progress of the sharded node, 0 to 1: the mean of its shards. */
  nodeFraction?: number;
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
  | PairComparedEvent;
