import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { backOff, type LinkState } from './link-text';
import type { NodeChange } from './node-state';

export type RunStates = Schema<'RunStatesReply'>;

/** What of an EventSource is used. */
export type EventStream = Pick<EventSource, 'addEventListener' | 'close'>;

/** What a watch needs, and whom it tells. */
export interface WatchPorts {
  /** Rejects with an ApiProblem. */
  read: (runId: string) => Promise<RunStates>;
  open: (url: string) => EventStream;
  /** Calls back before the next frame is drawn. */
  frame: (run: () => void) => void;
  states: (states: RunStates) => void;
  changes: (changes: readonly NodeChange[]) => void;
  link: (link: LinkState) => void;
  /** Why the states cannot be read; null once they could. */
  problem: (problem: ApiProblem | null) => void;
}

type RunEvent = Schema<'RunEvent'>;

const READ_EVERY_MS = 15_000;
/** Heartbeats come every 5 seconds. */
const SILENT_MS = 12_000;
/** A connection that is neither closed nor answers would be waited for without an end. */
const ANSWER_MS = 10_000;
const STALE_MS = 3000;
/** Shards have no state of their own: they are counted by reading the states. */
const COUNT_SHARDS_MS = 1000;

const NO_ANSWER = new ApiProblem({ status: 0, code: 'offline', detail: 'The server does not answer.' });

const EVENTS: readonly RunEvent['event'][] = [
  ...(['orchestrator.node.changed.v1', 'orchestrator.run.accepted.v1', 'orchestrator.run.finished.v1'] as const),
  ...(['heartbeat', 'problem', 'end'] as const),
];

/**
 * Follows one run: reads its states, then its events from there on, until the run has ended or `stop`. News of nodes may be
 * lost on its way, so the states are read again every 15 seconds, at the run's end and before each connection.
 */
export class RunWatch {
  private stream: EventStream | null = null;
  private lastId: number | null = null;
  private heardAt = new Date();
  private losses = 0;
  private isStopped = false;
  private reading: Promise<boolean> | null = null;
  private readAgain = false;
  private pending: NodeChange[] = [];
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly runId: string,
    private readonly ports: WatchPorts,
  ) {}

  async start(): Promise<void> {
    if (await this.read()) this.connect();
  }

  stop(): void {
    this.isStopped = true;
    this.disconnect();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  /** Reads the states anew; of calls meanwhile one more read is made. Resolves to whether the watch goes on from them. */
  read(): Promise<boolean> {
    this.readAgain = this.reading !== null;
    this.reading ??= this.readStates().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readStates(): Promise<boolean> {
    try {
      const states = await this.answerOf(this.ports.read(this.runId));
      if (this.isStopped) return false;
      this.take(states);
      if (this.readAgain && states.run.status === 'running') {
        this.readAgain = false;
        return await this.readStates();
      }
      return states.run.status === 'running';
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!this.isStopped) this.refused(error);
      return false;
    }
  }

  private answerOf(reply: Promise<RunStates>): Promise<RunStates> {
    return new Promise((resolve, reject) => {
      this.later('answer', ANSWER_MS, () => reject(NO_ANSWER));
      reply.then(resolve, reject).finally(() => this.drop('answer'));
    });
  }

  private take(states: RunStates): void {
    this.ports.problem(null);
    this.flush();
    if (this.stream === null) this.lastId = states.eventId;
    this.ports.states(states);
    if (states.run.status !== 'running') return this.finish();
    this.later('read', READ_EVERY_MS, () => void this.read());
  }

  private refused(problem: ApiProblem): void {
    if (problem.code === 'run_not_accepted') return this.wait(problem);
    if (problem.status === 404) {
      this.ports.problem(problem);
      return this.finish();
    }
    // What the stream tells stays true; only what it may have missed comes later.
    if (this.stream) return this.later('read', READ_EVERY_MS, () => void this.read());
    this.ports.problem(problem);
    this.lose();
  }

  private wait(problem: ApiProblem): void {
    this.losses++;
    this.ports.link({ kind: 'waiting' });
    this.ports.problem(problem);
    this.later('connect', backOff(this.losses), () => void this.start());
  }

  private connect(): void {
    if (this.isStopped || this.stream) return;
    const after = this.lastId === null ? '' : `?after=${this.lastId}`;
    const stream = this.ports.open(`/api/runs/${encodeURIComponent(this.runId)}/events${after}`);
    this.stream = stream;
    this.hear();
    stream.addEventListener('open', () => this.opened());
    stream.addEventListener('error', () => this.stream === stream && this.lose());
    for (const event of EVENTS) {
      stream.addEventListener(event, (message: MessageEvent<string>) => this.stream === stream && this.took(message));
    }
  }

  private opened(): void {
    this.losses = 0;
    this.drop('stale');
    this.hear();
    this.ports.link({ kind: 'live' });
  }

  private took({ type, data, lastEventId }: MessageEvent<string>): void {
    this.hear();
    if (lastEventId !== '') this.lastId = Number(lastEventId);
    const event = { event: type, data: JSON.parse(data) as unknown } as RunEvent;
    if (event.event === 'orchestrator.node.changed.v1') return this.changed(event.data);
    if (event.event === 'heartbeat') return;
    if (event.event === 'problem') return this.lose();
    if (event.event === 'end') this.disconnect();
    void this.read().then((goesOn) => goesOn && this.stream === null && this.lose());
  }

  private changed(change: NodeChange): void {
    if (change.shardOf !== undefined) {
      if (!this.timers.has('shards')) this.later('shards', COUNT_SHARDS_MS, () => void this.read());
      return;
    }
    this.pending.push(change);
    if (this.pending.length === 1) this.ports.frame(() => this.flush());
  }

  private flush(): void {
    const changes = this.pending.splice(0);
    if (changes.length > 0 && !this.isStopped) this.ports.changes(changes);
  }

  /** Something was heard; silence from now on counts as a loss. */
  private hear(): void {
    this.heardAt = new Date();
    this.later('silence', SILENT_MS, () => this.lose());
  }

  private lose(): void {
    if (this.isStopped) return;
    this.disconnect();
    this.losses++;
    const lost = { kind: 'lost', since: this.heardAt } as const;
    if (this.losses === 1) {
      this.ports.link({ ...lost, isStale: false });
      this.later('stale', STALE_MS, () => this.ports.link({ ...lost, isStale: true }));
    }
    this.later('connect', backOff(this.losses), () => void this.start());
  }

  private finish(): void {
    this.stop();
    this.ports.link({ kind: 'ended' });
  }

  private disconnect(): void {
    this.drop('silence');
    this.stream?.close();
    this.stream = null;
  }

  private drop(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  private later(name: string, ms: number, run: () => void): void {
    this.drop(name);
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        run();
      }, ms),
    );
  }
}
