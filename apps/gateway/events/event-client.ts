import type { EventTopic } from '#contracts';
import type { EventFrame } from '../runs/run-event.js';
import { isHeard } from './event-topics.js';

/** Sends frames; resolves when a slow reader has taken them, or has left. */
export interface FrameSink {
  send(frames: readonly EventFrame[]): Promise<void>;
}

/** Who listens to the stream of an instance, with what it has not read yet: at most so many frames. */
export class EventClient {
  private waiting: EventFrame[] = [];
  private isSending = false;

  /** `onSlow` is called when it reads more slowly than events come; nothing is sent to it afterwards. */
  constructor(
    private readonly sink: FrameSink,
    private readonly topics: ReadonlySet<EventTopic>,
    private readonly limit: { most: number; onSlow: () => void },
  ) {}

  tell(frames: readonly EventFrame[]): void {
    this.waiting.push(...frames.filter(({ event }) => isHeard(event, this.topics)));
    if (this.waiting.length > this.limit.most) this.giveUp();
    else if (!this.isSending) void this.send();
  }

  private async send(): Promise<void> {
    this.isSending = true;
    while (this.waiting.length > 0) await this.sink.send(this.waiting.splice(0));
    this.isSending = false;
  }

  private giveUp(): void {
    this.waiting = [];
    this.isSending = true;
    this.limit.onSlow();
  }
}
