import { eventOf } from '../runs/run-event.js';
import type { EventFrame, LoggedMessage } from '../runs/run-event.js';
import { RecentEvents } from './recent-events.js';

/** Messages of the bus from a place on, until they are stopped or the bus is lost. */
export type FeedMessages = AsyncIterable<LoggedMessage> & { stop(): void };

/** Who hears of events. */
export interface FeedListener {
  tell(frames: readonly EventFrame[]): void;
  /** Nothing more comes. */
  lost(): void;
}

/** Events for somebody who may connect again; `missed`: not all since the place that was asked for. */
export interface FeedStart {
  id: number;
  missed: boolean;
  frames: EventFrame[];
}

const MOST_RECENT = 500;

/** One reading of the bus, for any number of listeners. */
export class FeedReading {
  private readonly listeners = new Set<FeedListener>();
  private readonly recent: RecentEvents;
  isOver = false;

  /** `from`: the id after which `messages` begin. */
  constructor(
    private readonly messages: FeedMessages,
    from: number,
  ) {
    this.recent = new RecentEvents(from, MOST_RECENT);
  }

  /** The id up to which events were read. */
  get last(): number {
    return this.recent.last;
  }

  get isUnheard(): boolean {
    return this.listeners.size === 0;
  }

  /** Resolves when the messages end; then every listener has lost it. */
  async run(subjectPrefix: string): Promise<void> {
    try {
      for await (const message of this.messages) {
        const frame = eventOf(message, subjectPrefix);
        if (!frame) continue;
        this.recent.push(frame);
        this.tell([frame]);
      }
    } finally {
      this.isOver = true;
      for (const listener of [...this.listeners]) listener.lost();
      this.listeners.clear();
    }
  }

  /** What the listener is told first; everything afterwards it is told as it comes. */
  add(listener: FeedListener, after: number | null, lastId: number): FeedStart {
    this.listeners.add(listener);
    if (after === null) return { id: this.last, missed: false, frames: [] };
    // A greater id is one of a stream that was lost.
    const frames = after > Math.max(lastId, this.last) ? null : this.recent.after(after);
    return frames ? { id: after, missed: false, frames } : { id: this.last, missed: true, frames: [] };
  }

  remove(listener: FeedListener): void {
    this.listeners.delete(listener);
  }

  tell(frames: readonly EventFrame[]): void {
    for (const listener of [...this.listeners]) listener.tell(frames);
  }

  stop(): void {
    this.messages.stop();
  }
}
