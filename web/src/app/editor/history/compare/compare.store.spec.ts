import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DocumentStore } from '../../document/document.store';
import { CompareStore } from './compare.store';

const workflow = (...ids: string[]) => ({
  ...{ version: 1, edges: [] },
  nodes: ids.map((id) => ({ id, step: 's', params: {} })),
});
const DRAFT = { key: 'still', workflow: workflow('now'), revision: 7, lock: {}, definitions: {} };

describe('CompareStore', () => {
  let store: CompareStore;
  let document: DocumentStore;
  let server: HttpTestingController;
  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DocumentStore, CompareStore],
    });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    const loaded = document.load('still');
    server.expectOne('/api/workflows/still/draft').flush(DRAFT, { headers: { etag: '"7"' } });
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    store = TestBed.inject(CompareStore);
  });
  afterEach(() => server.verify());

  const marks = () => store.semantic().map(({ mark, nodeId }) => `${nodeId} ${mark}`);
  async function openVersions(from: number | null): Promise<void> {
    const opened = store.openVersions(from);
    server.expectOne('/api/workflows/still/versions?limit=100').flush([{ version: 2 }, { version: 1 }]);
    await opened;
  }
  const version = (n: number, ...ids: string[]) =>
    server
      .expectOne(`/api/workflows/still/versions/${n}`)
      .flush({ version: n, workflow: workflow(...ids), lock: {}, definitions: [], forms: {} });

  it('compares the draft of a first version with nothing', async () => {
    await openVersions(null);
    await vi.waitFor(() => expect(marks()).toEqual(['now added']));
  });

  it('compares any two of the draft, the versions and nothing', async () => {
    await openVersions(2);
    version(2, 'now', 'old');
    await vi.waitFor(() => expect(marks()).toEqual(['old removed']));
    expect(store.comparison()?.options.map(({ title }) => title)).toEqual(['Draft', 'v2', 'v1', 'nothing']);
    store.choose('to', '1');
    version(2, 'now');
    version(1, 'now', 'other');
    await vi.waitFor(() => expect(marks()).toEqual(['other added']));
    store.close();
    expect([store.comparison(), store.workflow()]).toEqual([null, null]);
  });

  it('also has a version that is older than those that are listed', async () => {
    const opened = store.openVersions(1, 2);
    server.expectOne('/api/workflows/still/versions?limit=100').flush([{ version: 3 }, { version: 2 }]);
    await opened;
    version(1, 'a');
    version(2, 'a', 'b');
    await vi.waitFor(() => expect(marks()).toEqual(['b added']));
  });

  it('says why it cannot, and can again', async () => {
    await openVersions(2);
    const missing = { code: 'workflow_not_found', detail: 'There is no v2.' };
    server.expectOne('/api/workflows/still/versions/2').flush(missing, { status: 404, statusText: 'x' });
    await vi.waitFor(() => expect(store.problem()?.detail).toBe('There is no v2.'));
    void store.load();
    version(2, 'now');
    await vi.waitFor(() => expect(store.graph()?.diff.same).toBe(true));
  });

  it('shows what another graph would change, and decides nothing itself', async () => {
    const run = vi.fn();
    store.openReplacement(workflow('other') as never, 'The import', { label: 'Import', run });
    await vi.waitFor(() => expect(marks()).toEqual(['now removed', 'other added']));
    expect([document.history()?.isSaved, run.mock.calls]).toEqual([true, []]);
  });
});
