import { TabLock, type TabEnvironment, type TabState } from './tab-lock';

type Channel = NonNullable<TabEnvironment['channel']>;

/** Tabs of one browser: messages reach every other tab later, locks are held by one and stolen as in browsers. */
class Browser {
  private readonly channels = new Set<Channel>();
  private holder: ((error: Error) => void) | null = null;
  private queue: (() => void)[] = [];

  channel(): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.channels)
          if (other !== channel)
            queueMicrotask(() => other.onmessage?.call(other as BroadcastChannel, new MessageEvent('x', { data })));
      },
      close: () => void this.channels.delete(channel),
    };
    this.channels.add(channel);
    return channel;
  }

  readonly locks = {
    request: (_name: string, options: LockOptions, callback: (lock: unknown) => Promise<void> | undefined) =>
      new Promise<void>((resolve, reject) => {
        const grant = () => {
          this.holder = reject;
          void Promise.resolve(callback({})).then(() => {
            if (this.holder === reject) this.next();
            resolve();
          });
        };
        options.signal?.addEventListener('abort', () => {
          this.queue = this.queue.filter((waiting) => waiting !== grant);
        });
        if (options.steal) this.holder?.(new DOMException('stolen', 'AbortError'));
        if (options.steal || this.holder === null) grant();
        else if (options.ifAvailable) void callback(null);
        else this.queue.push(grant);
      }),
  } as unknown as LockManager;

  private next(): void {
    this.holder = null;
    this.queue.shift()?.();
  }
}

describe.each([
  ['Web Locks', true],
  ['messages alone', false],
])('tabs that agree by %s', (_, hasLocks) => {
  const browser = { current: new Browser() };
  const log: string[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    browser.current = new Browser();
    log.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  const states = new Map<string, TabState>();
  function tab(id: string, { answers = true } = {}): TabLock {
    const channel = browser.current.channel();
    const environment = { id, channel, locks: hasLocks ? browser.current.locks : null };
    return new TabLock('still', environment, {
      changed: (state) => void states.set(id, state),
      give: () => (answers ? Promise.resolve(void log.push(`${id} saved`)) : new Promise(() => undefined)),
      saved: () => void log.push(`${id} shows`),
    });
  }
  const passed = () => vi.runAllTimersAsync();
  async function open(id: string, options?: { answers: boolean }): Promise<TabLock> {
    const opened = tab(id, options);
    void opened.open();
    await passed();
    return opened;
  }

  it('lets the first edit and not the second', async () => {
    await open('b');
    await open('a');
    expect([states.get('b'), states.get('a')]).toEqual(['editing', 'elsewhere']);
  });

  it('lets one of two edit that are opened at once', async () => {
    const [a, b] = [tab('a'), tab('b')];
    void a.open();
    void b.open();
    await passed();
    expect([states.get('a'), states.get('b')]).toEqual(['editing', 'elsewhere']);
  });

  it('has the first save before the second edits, and takes back as well', async () => {
    const [a, b] = [await open('a'), await open('b')];
    for (const [taker, from, to] of [
      [b, 'a', 'b'],
      [a, 'b', 'a'],
      [b, 'a', 'b'],
    ] as const) {
      log.length = 0;
      void taker.take();
      await passed();
      expect([states.get(from), states.get(to), log]).toEqual(['elsewhere', 'editing', [`${from} saved`]]);
    }
  });

  it('takes over at once from a tab that does not answer', async () => {
    await open('a', { answers: false });
    const b = await open('b');
    void b.take();
    await vi.advanceTimersByTimeAsync(100);
    expect(states.get('b')).toBe('elsewhere');
    await passed();
    expect(states.get('b')).toBe('editing');
    if (hasLocks) expect(states.get('a')).toBe('elsewhere');
  });

  it('lets one that waits edit when the first is closed', async () => {
    const [a] = [await open('a'), await open('b'), await open('c')];
    a.close();
    await passed();
    expect([states.get('b'), states.get('c')]).toEqual(['editing', 'elsewhere']);
  });

  it('tells those that wait of what was saved', async () => {
    const a = await open('a');
    await open('b');
    a.sayUpdated();
    await passed();
    expect(log).toEqual(['b shows']);
  });
});

it('edits where tabs cannot talk at all', async () => {
  const changed = vi.fn();
  const events = { changed, give: () => Promise.resolve(), saved: () => undefined };
  expect(await new TabLock('still', { id: 'a', locks: null, channel: null }, events).open()).toBe('editing');
});
