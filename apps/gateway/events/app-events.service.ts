import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { EventTopic } from '#contracts';
import { OperationalError } from '#platform/http';
import { busUnreachable } from '../runs/event-log.service.js';
import type { EventFrame } from '../runs/run-event.js';
import { SseStream } from '../runs/sse-stream.js';
import { tellProblem } from '../runs/tell-problem.js';
import { EventClient } from './event-client.js';
import { EventFeedService } from './event-feed.service.js';
import type { FeedStart } from './feed-reading.js';

const MAX_STREAMS = 500;
/** A client that reads nothing is cut off so long after it was told why. */
const CUT_OFF_MS = 5000;

/** What somebody wants to hear of, and after which event. */
export interface AppStreamPlace {
  topics: ReadonlySet<EventTopic>;
  after: number | null;
}

/** Streams what happens in the instance. */
@Injectable()
export class AppEventsService {
  /** How many events may wait for a client. */
  mostWaiting = 500;
  /** After so long a stream ends; the client connects again, and is asked again who it is. */
  lifetimeMs = 60 * 60_000;
  private open = 0;

  constructor(private readonly feed: EventFeedService) {}

  /** Resolves when the client has left or the stream's time is over. What passes by itself is its last event, `problem`. */
  async stream(place: AppStreamPlace, response: ServerResponse): Promise<void> {
    const stream = new SseStream(response);
    this.open++;
    try {
      if (this.open > MAX_STREAMS) throw tooMany();
      await this.follow(place, stream, response);
    } catch (error) {
      const cutOff = setTimeout(() => response.destroy(), CUT_OFF_MS);
      await tellProblem(error, stream, response).finally(() => clearTimeout(cutOff));
    } finally {
      this.open--;
      if (response.headersSent) response.end();
    }
  }

  private async follow({ topics, after }: AppStreamPlace, stream: SseStream, response: ServerResponse): Promise<void> {
    let settle: { end: () => void; fail: (why: Error) => void } | undefined;
    const over = new Promise<void>((end, fail) => (settle = { end, fail }));
    // It may fail before anybody waits for it.
    over.catch(() => undefined);
    const client = new EventClient(stream, topics, { most: this.mostWaiting, onSlow: () => settle?.fail(tooSlow()) });
    const listener = {
      tell: (frames: readonly EventFrame[]) => client.tell(frames),
      lost: () => settle?.fail(busUnreachable()),
    };
    const { leave, ...start } = await this.feed.listen(after, listener);
    const lifetime = setTimeout(() => settle?.end(), this.lifetimeMs);
    response.once('close', () => settle?.end());
    try {
      client.tell(framesOf(start));
      if (!stream.isClosed) await over;
    } finally {
      clearTimeout(lifetime);
      leave();
    }
  }
}

/** Where the stream begins, and what came since. */
function framesOf({ id, missed, frames }: FeedStart): EventFrame[] {
  return [{ id, event: 'ready', data: { serverTime: new Date().toISOString(), missed } }, ...frames];
}

const tooMany = (): OperationalError =>
  new OperationalError(
    'too_many_streams',
    `More than ${MAX_STREAMS} event streams are open. Close some, or try later.`,
  );

const tooSlow = (): OperationalError =>
  new OperationalError('reader_too_slow', 'Events came faster than they were read. Connect again and read anew what is shown.'); // prettier-ignore
