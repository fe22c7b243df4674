import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import { copyOf, keepCopy } from '../document/local-copy';
import { LocalCopyStore } from '../document/local-copy.store';
import { TAB_ENVIRONMENT } from './tab-environment.store';
import { TabLockStore } from './tab-lock.store';
import type { TabEnvironment } from './tab-lock';

const graph = (...ids: string[]) => ({
  ...{ version: 1, edges: [] },
  nodes: ids.map((id) => ({ id, step: 's', params: {} })),
});
const draft = (revision: number, ...ids: string[]) =>
  [
    { key: 'still', workflow: graph(...ids), revision, lock: {}, definitions: {} },
    { headers: { etag: `"${revision}"` } },
  ] as const;

describe('TabLockStore', () => {
  let server: HttpTestingController;
  let document: DocumentStore;
  let tabs: TabLockStore;
  let channel: { postMessage: ReturnType<typeof vi.fn>; close: () => void; onmessage: TabEnvironment['channel'] };
  const tell = (data: object) => (channel.onmessage as unknown as (event: { data: object }) => void)({ data });
  const said = () => channel.postMessage.mock.calls.map(([{ kind }]) => kind as string);
  beforeEach(() => {
    localStorage.clear();
    channel = { postMessage: vi.fn(), close: () => undefined, onmessage: null };
    TestBed.configureTestingModule({
      providers: [
        ...[
          provideHttpClient(),
          provideHttpClientTesting(),
          AutosaveStore,
          DocumentStore,
          LocalCopyStore,
          TabLockStore,
        ],
        { provide: TAB_ENVIRONMENT, useValue: () => ({ locks: null, channel, id: 'this' }) },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    tabs = TestBed.inject(TabLockStore);
  });
  afterEach(() => server.verify());

  const answerLoad = async (revision: number, ...ids: string[]) => {
    const load = await vi.waitFor(() => server.expectOne('/api/workflows/still/draft'));
    load.flush(...draft(revision, ...ids));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
  };
  async function open(isHeld: boolean): Promise<void> {
    const opened = tabs.open('still');
    if (isHeld) tell({ kind: 'held', to: 'this' });
    await answerLoad(3, 'a');
    await opened;
    TestBed.tick();
  }
  const ids = () => document.workflow()?.nodes.map(({ id }) => id);

  it('edits where no other tab does, and tells the others what it saved', async () => {
    await open(false);
    expect([document.isReadOnly(), said()]).toEqual([false, ['ask', 'saved']]);
  });

  it('edits nothing where another tab does, leaves what that one keeps, and shows what it saves', async () => {
    keepCopy(localStorage, 'still', { etag: '"3"', base: graph('a') as never, workflow: graph('a', 'b') as never });
    await open(true);
    expect([document.isReadOnly(), ids()]).toEqual([true, ['a']]);
    tell({ kind: 'saved' });
    await answerLoad(4, 'a', 'newer');
    await vi.waitFor(() => expect(ids()).toEqual(['a', 'newer']));
    expect(copyOf(localStorage, 'still')).not.toBeNull();
  });

  it('keeps what it took over, though it was told before of a save that it shows late', async () => {
    await open(true);
    keepCopy(localStorage, 'still', { etag: '"3"', base: graph('a') as never, workflow: graph('a', 'b') as never });
    tell({ kind: 'saved' });
    const shown = await vi.waitFor(() => server.expectOne('/api/workflows/still/draft'));
    const taken = tabs.take();
    tell({ kind: 'given', to: 'this' });
    shown.flush(...draft(3, 'a'));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await answerLoad(3, 'a');
    await taken;
    await vi.waitFor(() => expect(document.isReadOnly()).toBe(false));
    expect(ids()).toEqual(['a', 'b']);
  });

  it('has what the other tab could not save when it takes over', async () => {
    await open(true);
    keepCopy(localStorage, 'still', { etag: '"3"', base: graph('a') as never, workflow: graph('a', 'b') as never });
    const taken = tabs.take();
    tell({ kind: 'given', to: 'this' });
    await answerLoad(3, 'a');
    await taken;
    await vi.waitFor(() => expect(document.isReadOnly()).toBe(false));
    expect([ids(), document.history()?.isSaved]).toEqual([['a', 'b'], false]);
  });

  it('saves before it gives, and is read-only then', async () => {
    await open(false);
    document.apply({ kind: 'addNode', node: { id: 'b', step: 's', params: {} } });
    tell({ kind: 'take', from: 'other' });
    const put = await vi.waitFor(() => server.expectOne({ method: 'PUT', url: '/api/workflows/still/draft' }));
    expect([document.isReadOnly(), said()]).not.toContain('given');
    put.flush(...draft(4, 'a', 'b'));
    await vi.waitFor(() => expect(said()).toContain('given'));
    expect(document.isReadOnly()).toBe(true);
  });

  it('gives though it cannot save, and keeps what is not saved', async () => {
    await open(false);
    document.apply({ kind: 'addNode', node: { id: 'b', step: 's', params: {} } });
    tell({ kind: 'take', from: 'other' });
    const put = await vi.waitFor(() => server.expectOne({ method: 'PUT', url: '/api/workflows/still/draft' }));
    put.error(new ProgressEvent('error'));
    await vi.waitFor(() => expect(said()).toContain('given'));
    expect(copyOf(localStorage, 'still')?.workflow.nodes).toHaveLength(2);
  });
});
