import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { OperationalError } from '#platform/http';
import { BusConnection } from '#platform/nats';
import { EventLogService, busUnreachable } from './event-log.service.js';
import { endOf, heartbeat } from './run-event.js';
import type { LoggedMessage } from './run-event.js';
import { RunWatch } from './run-watch.js';
import { SseStream } from './sse-stream.js';
import { tellProblem } from './tell-problem.js';
import { WatchedRunsService } from './watched-runs.service.js';
import type { WatchedRun } from './watched-runs.service.js';

const MAX_STREAMS = 200;

/** A run, and the id of the event after which its stream begins; null for its first event. */
export interface StreamPlace {
  runId: string;
  after: number | null;
}

type Messages = AsyncIterable<LoggedMessage> & { stop(): void };

/** Streams the events of a run, from its beginning or after an event, until the run ends. */
@Injectable()
export class RunEventsService {
  /** How often a stream says that it is alive. */
  heartbeatMs = 5000;
  private open = 0;

  constructor(
    private readonly bus: BusConnection,
    private readonly log: EventLogService,
    private readonly runs: WatchedRunsService,
  ) {}

  /**
   * Resolves after the run's `end`, or when the client disconnects. What passes by itself (the bus or a service away, too
   * many streams) is the last event of the stream, `problem`: browsers read no body of another status than 200, and never
   * connect again after one. Rejects before the first byte with what does not pass, such as a run that nobody knows.
   */
  async stream(place: StreamPlace, response: ServerResponse): Promise<void> {
    const stream = new SseStream(response);
    this.open++;
    try {
      if (this.open > MAX_STREAMS) throw tooMany();
      await this.follow(place, stream, response);
    } catch (error) {
      await tellProblem(error, stream, response);
    } finally {
      this.open--;
      if (response.headersSent) response.end();
    }
  }

  private async follow({ runId, after }: StreamPlace, stream: SseStream, response: ServerResponse): Promise<void> {
    const run = await this.runs.find(runId);
    if (run.state === 'ended') return stream.send([endOf({ runId, status: run.status })]);
    const messages: Messages = await this.log.read({ after, since: run.since });
    const watch = new RunWatch(runId, run.state === 'running');
    const stop = (): void => messages.stop();
    response.once('close', stop);
    const stopListening = this.bus.onDisconnect(stop);
    const beating = setInterval(() => void this.beat(watch, stream, stop), this.heartbeatMs);
    try {
      // Either may have gone before somebody listened.
      if (stream.isClosed) return;
      if (!this.bus.connected) throw busUnreachable();
      stream.open();
      await this.write(messages, watch, stream);
    } finally {
      clearInterval(beating);
      stopListening();
      stop();
    }
    if (watch.end) return stream.send([endOf(watch.end)]);
    // Nothing else stops the messages of a client that is still there.
    if (!stream.isClosed) throw busUnreachable();
  }

  private async write(messages: Messages, watch: RunWatch, stream: SseStream): Promise<void> {
    for await (const message of messages) {
      await stream.send(watch.read(message, this.log.subjectPrefix));
      if (watch.end) return;
    }
  }

  /** A run that nobody begins has no event that says so. */
  private async beat(watch: RunWatch, stream: SseStream, stop: () => void): Promise<void> {
    await stream.send([heartbeat(new Date())]);
    if (watch.isAccepted) return;
    const run = await this.runs.find(watch.runId).catch((): WatchedRun | null => null);
    if (run?.state !== 'ended') return;
    watch.end = { runId: watch.runId, status: run.status };
    stop();
  }
}

const tooMany = (): OperationalError =>
  new OperationalError(
    'too_many_streams',
    `More than ${MAX_STREAMS} event streams are open. Close some, or try later.`,
  );
