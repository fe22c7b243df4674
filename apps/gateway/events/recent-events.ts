import type { EventFrame } from '../runs/run-event.js';

/** An event that has an id. */
export type NumberedFrame = EventFrame & { id: number };

/** The last events of the bus, for who connects again. Every event after `since` was pushed here. */
export class RecentEvents {
  private readonly frames: NumberedFrame[] = [];

  /** `last`: the id up to which all was read. */
  constructor(
    private since: number,
    private readonly most: number,
    private newest = since,
  ) {}

  get last(): number {
    return this.newest;
  }

  push(frame: NumberedFrame): void {
    this.newest = frame.id;
    this.frames.push(frame);
    if (this.frames.length > this.most) this.since = this.frames.shift()?.id ?? this.since;
  }

  /** All events after an id; null where some of them are not here any more. */
  after(id: number): NumberedFrame[] | null {
    return id < this.since ? null : this.frames.filter((frame) => frame.id > id);
  }
}
