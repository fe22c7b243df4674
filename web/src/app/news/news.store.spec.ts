import { Component, Injector, inject, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ConnectionStore } from '../connection/connection.store';
import { OPEN_STREAM } from '../run/states/run-stream.store';
import type { EventStream } from '../run/states/run-watch';
import { SessionStore } from '../session/session.store';
import { NewsStore } from './news.store';

class FakeStream implements EventStream {
  private readonly listeners = new Map<string, ((event: never) => void)[]>();
  isClosed = false;

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: unknown): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener as (event: never) => void]);
  }

  close(): void {
    this.isClosed = true;
  }

  send(type: string, data: object = {}, id = ''): void {
    const message = { type, data: JSON.stringify(data), lastEventId: id };
    for (const listener of this.listeners.get(type) ?? []) listener(message as never);
  }
}

@Component({ template: '' })
class Page {
  private readonly news = inject(NewsStore);
  read = 0;

  constructor() {
    this.news.onChange(['runs', 'workers'], () => this.read++);
  }
}

const RUN_FINISHED = 'orchestrator.run.finished.v1';

describe('NewsStore', () => {
  const me = signal<object | null>(null);
  let streams: FakeStream[];
  let hidden: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    hidden = false;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    me.set({ user: 'Ada' });
    const open = (url: string) => {
      streams.push(new FakeStream(url));
      return last();
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: OPEN_STREAM, useValue: open },
        { provide: SessionStore, useValue: { me } },
      ],
    });
    runInInjectionContext(TestBed.inject(Injector), () => TestBed.inject(NewsStore).begin());
    TestBed.tick();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const last = (): FakeStream => streams.at(-1) as FakeStream;
  const badge = () => TestBed.inject(ConnectionStore).news()?.text ?? 'live';
  const page = (): Page => TestBed.createComponent(Page).componentInstance;
  const show = (isHidden: boolean): void => {
    hidden = isHidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** A stream that has begun; what is news by that was told. */
  const live = async (id = '7', missed = false): Promise<FakeStream> => {
    last().send('ready', { missed }, id);
    await pass(3000);
    return last();
  };

  it('tells a page once of news that come together, and then no more often than every two seconds', async () => {
    const stream = await live();
    const shown = page();
    for (let at = 0; at < 5; at++) stream.send(RUN_FINISHED, {}, `${8 + at}`);
    expect(shown.read).toBe(0);
    await pass(300);
    expect(shown.read).toBe(1);
    stream.send(RUN_FINISHED, {}, '20');
    await pass(1999);
    expect(shown.read).toBe(1);
    await pass(1);
    expect(shown.read).toBe(2);
  });

  it('does not tell a page of other topics, nor one that is closed', async () => {
    const stream = await live();
    const fixture = TestBed.createComponent(Page);
    stream.send('registry.workflow.changed.v1', {}, '8');
    await pass(3000);
    expect(fixture.componentInstance.read).toBe(0);
    fixture.destroy();
    stream.send(RUN_FINISHED, {}, '9');
    await pass(3000);
    expect(fixture.componentInstance.read).toBe(0);
  });

  it('takes what may have been missed for news, also before the first stream', async () => {
    const shown = page();
    await live('7', false);
    expect(shown.read).toBe(1);
    await live('7', false);
    expect(shown.read).toBe(1);
    await live('7', true);
    expect(shown.read).toBe(2);
  });

  it.each(['error', 'problem'])('connects again after %s where it was, and the badge says so', async (loss) => {
    const stream = await live();
    stream.send(RUN_FINISHED, {}, '8');
    stream.send(loss);
    expect([stream.isClosed, badge()]).toEqual([true, 'reconnecting']);
    await pass(1000);
    expect([streams.length, last().url]).toEqual([2, '/api/events?after=8']);
    await live('8');
    expect(badge()).toBe('live');
  });

  it('says since when what is shown is stale where it cannot connect', async () => {
    vi.setSystemTime(new Date(2026, 0, 1, 14, 2));
    await live();
    for (let at = 0; at < 8; at++) {
      last().send('error');
      await pass(15_000);
    }
    expect(badge()).toBe('stale since 14:02');
  });

  it('takes silence for a loss, which heartbeats prevent', async () => {
    const stream = await live();
    await pass(30_000);
    stream.send('heartbeat');
    await pass(39_999);
    expect(stream.isClosed).toBe(false);
    await pass(1);
    expect([stream.isClosed, badge()]).toEqual([true, 'reconnecting']);
  });

  it('has no stream while the tab is hidden, and goes on where it was', async () => {
    const stream = await live();
    show(true);
    expect(stream.isClosed).toBe(true);
    await pass(120_000);
    expect([streams.length, badge()]).toEqual([1, 'live']);
    show(false);
    expect([streams.length, last().url]).toEqual([2, '/api/events?after=7']);
  });

  it('tells when it is shown again what came just before the tab was hidden', async () => {
    const stream = await live();
    const shown = page();
    stream.send(RUN_FINISHED, {}, '8');
    show(true);
    await pass(3000);
    expect(shown.read).toBe(0);
    show(false);
    await live('8');
    expect(shown.read).toBe(1);
  });

  it('has no stream while nobody is signed in', async () => {
    const stream = await live();
    me.set(null);
    TestBed.tick();
    expect(stream.isClosed).toBe(true);
    me.set({ user: 'Ada' });
    TestBed.tick();
    expect(streams.length).toBe(2);
  });
});
