import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { NodeState } from './node-state';
import { RunStatesStore } from './run-states.store';
import { OPEN_STREAM } from './run-stream.store';
import type { EventStream, RunStates } from './run-watch';

const AT = '2026-01-01T00:00:00.000Z';
const CHANGED = 'orchestrator.node.changed.v1';

const node = (nodeId: string, more: Partial<NodeState> = {}): NodeState => ({
  ...{ nodeId, status: 'pending', attempt: 0, readyAt: null, dispatchedAt: null, startedAt: null },
  ...{ finishedAt: null, cache: null, cacheMiss: null, failureCode: null, shards: null },
  ...more,
});

const states = (status: RunStates['run']['status'], nodes: NodeState[], eventId = 7): RunStates => ({
  run: {
    ...{ id: 'r1', status, runClass: 'live', failure: null, paused: null, createdAt: AT, finishedAt: null },
    ...{ deadlineAt: AT, workflow: { key: 'w', version: 1, semanticHash: 'h' } },
  },
  ...{ nodes, serverTime: AT, eventId },
});

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

  send(type: string, data: object = {}, id: number | null = null): void {
    const message = { type, data: JSON.stringify(data), lastEventId: id === null ? '' : String(id) };
    for (const listener of this.listeners.get(type) ?? []) listener(message as never);
  }

  changed(nodeId: string, more: object, id: number | null = 8): void {
    this.send(CHANGED, { runId: 'r1', nodeId, attempt: 1, at: AT, ...more }, id);
  }
}

const missing = (code: string) => new ApiProblem({ status: 404, code, detail: 'There is no such run.' });

describe('RunStatesStore', () => {
  let answers: (RunStates | ApiProblem | 'never')[];
  let reads: number;
  let streams: FakeStream[];
  let store: RunStatesStore;

  beforeEach(() => {
    vi.useFakeTimers();
    [reads, streams] = [0, []];
    answers = [states('running', [node('setup'), node('render')])];
    const get = (path: string) => {
      if (!path.endsWith('/states')) return Promise.resolve({ body: { failure: { code: 'crash', message: 'Why.' } } });
      reads++;
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === 'never') return new Promise(() => undefined);
      return answer instanceof ApiProblem ? Promise.reject(answer) : Promise.resolve({ body: answer });
    };
    const open = (url: string) => {
      const stream = new FakeStream(url);
      streams.push(stream);
      return stream;
    };
    TestBed.configureTestingModule({
      providers: [RunStatesStore, { provide: ApiClient, useValue: { get } }, { provide: OPEN_STREAM, useValue: open }],
    });
    store = TestBed.inject(RunStatesStore);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const last = (): FakeStream => streams.at(-1) as FakeStream;
  /** With the heartbeats of a server that is alive. */
  const beat = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 5000) {
      await pass(5000);
      last().send('heartbeat', { serverTime: AT });
    }
  };
  const live = async (): Promise<FakeStream> => {
    store.follow('r1');
    await pass(0);
    last().send('open');
    return last();
  };

  it('reads the states, then listens from the event that they contain', async () => {
    const { url } = await live();
    expect(url).toBe('/api/runs/r1/events?after=7');
    expect(store.link()).toEqual({ kind: 'live' });
    expect([store.node('setup')()?.status, store.node('other')()]).toEqual(['pending', null]);
  });

  it('applies events of one frame together, and changes no other node', async () => {
    const stream = await live();
    const other = store.node('setup')();
    stream.changed('render', { status: 'running' });
    stream.changed('render', { status: 'ready' });
    expect(store.node('render')()?.status).toBe('pending');
    await pass(20);
    expect(store.node('render')()).toMatchObject({ status: 'running', attempt: 1, startedAt: AT });
    expect(store.node('setup')()).toBe(other);
  });

  it('waits for a run that no orchestrator has accepted, and asks again', async () => {
    answers = [missing('run_not_accepted'), missing('run_not_accepted'), ...answers];
    store.follow('r1');
    await pass(0);
    expect([store.link().kind, store.run(), streams.length]).toEqual(['waiting', null, 0]);
    await pass(1000 + 2000);
    expect([store.run()?.status, streams.length, store.problem()]).toEqual(['running', 1, null]);
  });

  it.each(['error', 'problem'])('connects again after %s, with states read anew, ever more slowly', async (loss) => {
    const stream = await live();
    stream.send(loss);
    expect([stream.isClosed, store.link().kind]).toEqual([true, 'lost']);
    await pass(999);
    expect([reads, streams.length]).toEqual([1, 1]);
    answers = [states('running', [node('setup'), node('render', { status: 'running', attempt: 1 })], 9)];
    await pass(1);
    expect([reads, streams.length, last().url]).toEqual([2, 2, '/api/runs/r1/events?after=9']);
    expect(store.node('render')()?.status).toBe('running');
    last().send(loss);
    await pass(1999);
    expect(streams.length).toBe(2);
    await pass(1);
    expect(streams.length).toBe(3);
  });

  it('takes silence for a loss, which heartbeats prevent', async () => {
    const stream = await live();
    await pass(10_000);
    stream.send('heartbeat', { serverTime: AT });
    await pass(11_999);
    expect(store.link().kind).toBe('live');
    await pass(1);
    expect([stream.isClosed, store.link().kind]).toEqual([true, 'lost']);
  });

  it('says that it is stale where no connection comes within 3 seconds, and since when', async () => {
    const stream = await live();
    const since = new Date();
    answers = [new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' })];
    stream.send('error');
    await pass(2999);
    expect(store.link()).toEqual({ kind: 'lost', since, isStale: false });
    await pass(1);
    expect(store.link()).toEqual({ kind: 'lost', since, isStale: true });
    answers = [states('running', [node('render', { status: 'running', attempt: 1 })])];
    await pass(2000);
    last().send('open');
    expect([store.link().kind, store.node('render')()?.status]).toEqual(['live', 'running']);
    await pass(3000);
    expect(store.link().kind).toBe('live');
  });

  it('asks again where an answer does not come', async () => {
    const stream = await live();
    answers = ['never', states('running', [node('render', { status: 'running', attempt: 1 })])];
    stream.send('error');
    await pass(1000 + 10_000 + 2000);
    expect([reads, store.node('render')()?.status, streams.length]).toEqual([3, 'running', 2]);
  });

  it.each(['run_not_found', 'run_not_started'])(
    'says why there will be no run (%s), and asks no more',
    async (code) => {
      answers = [missing(code)];
      store.follow('r1');
      await pass(60_000);
      expect([reads, streams.length, store.problem()?.code, store.link().kind]).toEqual([1, 0, code, 'ended']);
    },
  );

  it('reads the states every 15 seconds, as news may be lost', async () => {
    await live();
    answers = [states('running', [node('setup', { status: 'succeeded', attempt: 1 }), node('render')])];
    await beat(15_000);
    expect([reads, store.node('setup')()?.status]).toEqual([2, 'succeeded']);
  });

  it('goes on listening where only such a read fails', async () => {
    const stream = await live();
    answers = [new ApiProblem({ status: 503, code: 'busy', detail: 'Busy.' }), ...answers];
    await beat(15_000);
    expect([stream.isClosed, store.link().kind, store.problem()]).toEqual([false, 'live', null]);
    await beat(15_000);
    expect(reads).toBe(3);
  });

  it('counts shards by reading the states, once a second', async () => {
    const stream = await live();
    for (const shard of ['a', 'b', 'c']) stream.changed(shard, { shardOf: 'render', status: 'succeeded' });
    await pass(1000);
    expect(reads).toBe(2);
  });

  it.each([['orchestrator.run.finished.v1'], ['end']])('ends with the states after %s', async (event) => {
    const stream = await live();
    answers = [states('succeeded', [node('setup'), node('render', { status: 'succeeded', attempt: 1 })])];
    stream.send(event, { status: 'succeeded' });
    await pass(0);
    expect([store.run()?.status, store.node('render')()?.status]).toEqual(['succeeded', 'succeeded']);
    expect([stream.isClosed, store.link()]).toEqual([true, { kind: 'ended' }]);
    await pass(120_000);
    expect([reads, streams.length]).toEqual([2, 1]);
  });

  it('opens no stream of a run that has ended', async () => {
    answers = [states('failed', [node('render', { status: 'failed', attempt: 1, failureCode: 'crash' })])];
    store.follow('r1');
    await pass(0);
    expect([streams.length, store.link().kind]).toEqual([0, 'ended']);
    expect(store.failure('render')()?.message).toBe('Why.');
  });

  it('listens to one run at a time', async () => {
    const stream = await live();
    store.follow('r2');
    expect([stream.isClosed, store.run()]).toEqual([true, null]);
    await pass(0);
    expect(last().url).toContain('/r2/');
  });
});
