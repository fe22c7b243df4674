import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DocumentStore } from '../document/document.store';
import { PublishedStore } from './published.store';

const HEAD = { key: 'still', label: 'Still', basedOn: null, archived: false, revision: 7, etag: '"7"' };

describe('PublishedStore', () => {
  let store: PublishedStore;
  let document: DocumentStore;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DocumentStore, PublishedStore],
    });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    document.head.set(HEAD);
    store = TestBed.inject(PublishedStore);
  });
  afterEach(() => server.verify());

  it('asks for no changes where nothing was published yet', async () => {
    const loaded = store.load();
    expect(store.newest()).toBeUndefined();
    server.expectOne('/api/workflows/still/versions?limit=1').flush([]);
    await loaded;
    expect([store.newest(), store.diff(), store.ahead()]).toEqual([null, null, 0]);
  });

  it('counts the changes of which the newest version has nothing, also those that did not fit into the reply', async () => {
    const loaded = store.load();
    server.expectOne('/api/workflows/still/versions?limit=1').flush([{ version: 3 }]);
    const diff = await vi.waitFor(() => server.expectOne('/api/workflows/still/diff'));
    diff.flush({ semantic: [{}, {}], layout: [{}], same: false, omitted: 5 });
    await loaded;
    expect([store.newest()?.version, store.ahead()]).toEqual([3, 7]);
  });

  it('publishes the revision that is saved, and the head knows the version then', async () => {
    const published = store.publish('  darker ');
    const sent = server.expectOne('/api/workflows/still/publish');
    expect(sent.request.body).toEqual({ revision: 7, note: 'darker' });
    sent.flush({ version: 4, created: true });
    await published;
    expect(document.head()?.basedOn).toBe(4);
  });
});
