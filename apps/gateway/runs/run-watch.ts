import { RunFinished } from '#contracts';
import type { RunEnd } from '#contracts';
import { runEventsOf } from './run-event.js';
import type { EventFrame, LoggedMessage } from './run-event.js';
import { ShardProgress } from './shard-progress.js';

/** What a stream has seen of its run. */
export class RunWatch {
  /** How the run ended; null while it goes on. */
  end: RunEnd | null = null;
  private readonly progress = new ShardProgress();

  /** `isAccepted`: the orchestrator has the run, so its end comes as an event. */
  constructor(
    readonly runId: string,
    public isAccepted: boolean,
  ) {}

  /** The run's events in a message. */
  read(message: LoggedMessage, subjectPrefix: string): EventFrame[] {
    const frames = runEventsOf(this.runId, message, subjectPrefix).map((frame) => this.progress.read(frame));
    for (const { event, data } of frames) {
      if (event === RunFinished.event) this.end = { runId: this.runId, status: data['status'] as RunEnd['status'] };
      if (event.startsWith('orchestrator.')) this.isAccepted = true;
    }
    return frames;
  }
}
