import type { Schema } from '../api/api-types';
import { backOff, type LinkState } from '../run/states/link-text';
import type { EventStream } from '../run/states/run-watch';

export type NewsTopic = 'runs' | 'deliveries' | 'comparisons' | 'workflows' | 'workers';

/** What a watch needs, and whom it tells. */
export interface NewsPorts {
  open: (url: string) => EventStream;
  /** Something of these topics changed, or may have. */
  news: (topics: ReadonlySet<NewsTopic>) => void;
  link: (link: LinkState) => void;
}

type AppEvent = Schema<'AppEvent'>;

const TOPIC_OF: ReadonlyMap<AppEvent['event'], NewsTopic> = new Map([
  ['orchestrator.run.accepted.v1', 'runs'],
  ['orchestrator.run.finished.v1', 'runs'],
  ['orders.delivery.settled.v1', 'deliveries'],
  ['comparison.pair.compared.v1', 'comparisons'],
  ['registry.workflow.changed.v1', 'workflows'],
  ['workers', 'workers'],
]);
const ALL: ReadonlySet<NewsTopic> = new Set(TOPIC_OF.values());
const EVENTS: readonly AppEvent['event'][] = [...TOPIC_OF.keys(), 'ready', 'heartbeat', 'problem'];

/** So many times it may only be connecting again. */
const TRIES_BEFORE_STALE = 2;
/** A server that says nothing for so long is taken for gone; it says every 15 seconds that it is there. */
const SILENT_MS = 40_000;
/** News of one change come together, and a busy instance has some in every moment. */
const FIRST_MS = 300;
const APART_MS = 2000;

/** Follows what happens in the instance from `start` to `stop`; what happened in between is news of everything. */
export class NewsWatch {
  private stream: EventStream | null = null;
  private lastId: string | null = null;
  private heardAt = new Date();
  private losses = 0;
  private told = 0;
  private waiting = new Set<NewsTopic>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly ports: NewsPorts) {}

  start(): void {
    if (this.stream) return;
    const stream = this.ports.open(`/api/events${this.lastId === null ? '' : `?after=${this.lastId}`}`);
    this.stream = stream;
    this.expect();
    stream.addEventListener('error', () => this.stream === stream && this.lose());
    for (const event of EVENTS) {
      stream.addEventListener(event, (message: MessageEvent<string>) => this.stream === stream && this.took(message));
    }
  }

  stop(): void {
    this.disconnect();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private took({ type, data, lastEventId }: MessageEvent<string>): void {
    this.hear();
    const isFirst = this.lastId === null;
    if (lastEventId !== '') this.lastId = lastEventId;
    const event = { event: type, data: JSON.parse(data) as unknown } as AppEvent;
    if (event.event === 'problem') return this.lose();
    if (event.event === 'ready') return this.begun(isFirst || event.data.missed);
    const topic = TOPIC_OF.get(event.event);
    if (topic !== undefined) this.note([topic]);
  }

  /** What was read before the first stream began may be old by then. */
  private begun(missed: boolean): void {
    this.losses = 0;
    this.ports.link({ kind: 'live' });
    // What came just before the stream was closed was not told.
    if (missed || this.waiting.size > 0) this.note(missed ? ALL : []);
  }

  /** Tells soon, and no more often than lists may be read again. */
  private note(topics: Iterable<NewsTopic>): void {
    for (const topic of topics) this.waiting.add(topic);
    if (this.timers.has('tell')) return;
    this.later('tell', Math.max(FIRST_MS, this.told + APART_MS - Date.now()), () => {
      const news = this.waiting;
      this.waiting = new Set();
      this.told = Date.now();
      this.ports.news(news);
    });
  }

  private hear(): void {
    this.heardAt = new Date();
    this.expect();
  }

  private expect(): void {
    this.later('silence', SILENT_MS, () => this.lose());
  }

  private lose(): void {
    this.disconnect();
    this.losses++;
    this.ports.link({ kind: 'lost', since: this.heardAt, isStale: this.losses > TRIES_BEFORE_STALE });
    this.later('connect', backOff(this.losses), () => this.start());
  }

  private disconnect(): void {
    clearTimeout(this.timers.get('silence'));
    this.stream?.close();
    this.stream = null;
  }

  private later(name: string, ms: number, run: () => void): void {
    clearTimeout(this.timers.get(name));
    const timer = setTimeout(() => {
      this.timers.delete(name);
      run();
    }, ms);
    this.timers.set(name, timer);
  }
}
