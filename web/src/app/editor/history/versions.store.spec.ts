import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DocumentStore } from '../document/document.store';
import { VersionsStore } from './versions.store';

const node = (id: string) => ({ id, step: 'glb_export', params: {} });
const workflow = (...ids: string[]) => ({ version: 1, nodes: ids.map(node), edges: [] });
const DRAFT = {
  ...{ key: 'still', label: 'Still', workflow: workflow('now'), revision: 7, basedOn: 2, archived: false },
  ...{ definitions: {}, issues: [] },
};

describe('VersionsStore', () => {
  let store: VersionsStore;
  let document: DocumentStore;
  let server: HttpTestingController;
  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DocumentStore, VersionsStore],
    });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    const loaded = document.load('still');
    server.expectOne('/api/workflows/still/draft').flush(DRAFT, { headers: { etag: '"7"' } });
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    store = TestBed.inject(VersionsStore);
  });
  afterEach(() => server.verify());

  it('lists page by page', async () => {
    const first = store.more();
    const link = '<?limit=20&after=21>; rel="next"';
    server.expectOne('/api/workflows/still/versions?limit=20').flush([{ version: 21 }], { headers: { link } });
    await first;
    const second = store.more();
    server.expectOne('/api/workflows/still/versions?limit=20&after=21').flush([{ version: 20 }]);
    await second;
    expect([store.versions()?.map(({ version }) => version), store.next()]).toEqual([[21, 20], null]);
  });

  it('restores a version as one step that can be undone', async () => {
    const restored = store.restore(1);
    server.expectOne('/api/workflows/still/versions/1').flush({ version: 1, workflow: workflow('a', 'b') });
    await restored;
    const ids = () => document.workflow()?.nodes.map(({ id }) => id);
    expect([ids(), document.history()?.isSaved, document.head()?.revision]).toEqual([['a', 'b'], false, 7]);
    document.undo();
    expect([ids(), document.history()?.isSaved]).toEqual([['now'], true]);
  });
});
