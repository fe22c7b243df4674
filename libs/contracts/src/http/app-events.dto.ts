import { IsInt, Matches } from 'class-validator';
import { IsTimestamp, Shaped } from '../formats.js';
import type { WorkflowChanged } from '../messages/index.js';
import { Optional } from '../presence.js';
import type {
  DeliverySettledEvent,
  EventOf,
  HeartbeatEvent,
  PairComparedEvent,
  ProblemEvent,
  RunAcceptedEvent,
  RunFinishedEvent,
} from './run-events.dto.js';

/** What there is to hear of in the event stream of an instance. */
export const EVENT_TOPICS = ['runs', 'deliveries', 'comparisons', 'workflows', 'workers'] as const;
export type EventTopic = (typeof EVENT_TOPICS)[number];

const TOPIC = `(${EVENT_TOPICS.join('|')})`;

/** `GET /events`; a header Last-Event-ID, which browsers send when they connect again, counts more than `after`. */
export class AppEventsQuery {
  /** One topic, or several with commas between. Absent: all. */
  @Optional() @Matches(new RegExp(`^${TOPIC}(,${TOPIC}){0,9}$`)) topics?: string;
  /** The id of the last event that was read: the stream goes on after it where it can. Absent: from now on. */
  @Optional() @Shaped('event id', /^[0-9]{1,15}$/) after?: string;
}

/** From where the stream goes on. */
export class StreamStart {
  /** Of the gateway's clock. */
  @IsTimestamp() serverTime!: string;
  /** There may be events after `after` that do not come: what is shown is read again. */
  missed!: boolean;
}

/** The first event; its id is that of the newest event before the stream, whatever its topic. */
export interface StreamStartEvent {
  id: number;
  event: 'ready';
  data: StreamStart;
}

export type WorkflowChangedEvent = EventOf<typeof WorkflowChanged>;

/** Workers came, left, or offer something else. */
export class WorkersChanged {
  /** How many there are now. */
  @IsInt() workers!: number;
}

export interface WorkersChangedEvent {
  id: null;
  event: 'workers';
  data: WorkersChanged;
}

/** An event of the instance; `event` discriminates `data`. */
export type AppEvent =
  | StreamStartEvent
  | RunAcceptedEvent
  | RunFinishedEvent
  | DeliverySettledEvent
  | PairComparedEvent
  | WorkflowChangedEvent
  | WorkersChangedEvent
  | HeartbeatEvent
  | ProblemEvent;
