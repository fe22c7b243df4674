import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { CatalogStore } from './catalog.store';
import type { CatalogDocument } from './catalog-kinds';
import { NBR, STEEL, smallCatalog } from '../testing/small-catalog';

const changed = () => new ApiProblem({ status: 412, code: 'catalog_changed', detail: 'Changed.' });

/** A server of one catalog whose version is its number of edits. */
class Server {
  documents: CatalogDocument[] = [smallCatalog()];
  readonly sent: string[] = [];

  get sha256(): string {
    return `v${this.documents.length}`;
  }

  edit(change: Partial<CatalogDocument>): void {
    this.documents.push({ ...this.documents.at(-1)!, ...change });
  }

  get = (path: string, call?: { path: { sha256: string } }) => {
    const body =
      path === '/api/catalog' ? { sha256: this.sha256 } : this.documents[Number(call?.path.sha256.slice(1)) - 1];
    return Promise.resolve({ body, etag: null });
  };
  put = (_path: string, { header, body }: { header: { 'If-Match': string }; body: typeof STEEL }) => {
    this.sent.push(header['If-Match']);
    if (header['If-Match'] !== `"${this.sha256}"`) return Promise.reject(changed());
    const materials = this.documents.at(-1)!.materials.map((one) => (one.key === body.key ? body : one));
    if (JSON.stringify(materials) !== JSON.stringify(this.documents.at(-1)!.materials)) this.edit({ materials });
    return Promise.resolve({ body, etag: `"${this.sha256}"` });
  };
  post = vi.fn(() => Promise.resolve({ body: {}, etag: '"v9"' }));
}

describe('CatalogStore', () => {
  let server: Server;
  let store: CatalogStore;
  const edited = { kind: 'material', key: 'steel', entry: STEEL } as const;
  const mine = { ...STEEL, roughness: 0.5 };

  beforeEach(async () => {
    server = new Server();
    TestBed.configureTestingModule({ providers: [CatalogStore, { provide: ApiClient, useValue: server }] });
    store = TestBed.inject(CatalogStore);
    await store.load();
  });

  it('saves an entry under the version that was read, and shows the new one', async () => {
    expect(await store.save(edited, { ...mine })).toEqual({ done: true, sha256: 'v2' });
    expect(store.catalog()).toMatchObject({ sha256: 'v2', document: { materials: [mine, NBR] } });
  });

  it('sends an edit again where only other entries were changed meanwhile', async () => {
    server.edit({ materials: [STEEL, { ...NBR, roughness: 0.9 }] });
    expect(await store.save(edited, { ...mine })).toEqual({ done: true, sha256: 'v3' });
    expect(server.sent).toEqual(['"v1"', '"v2"']);
    expect(store.catalog()?.document.materials).toEqual([mine, { ...NBR, roughness: 0.9 }]);
  });

  it('sends nothing over what somebody else made of the same entry, and says what that is', async () => {
    const theirs = { ...STEEL, label: 'Theirs' };
    server.edit({ materials: [theirs, NBR] });
    expect(await store.save(edited, { ...mine })).toEqual({ done: false, theirs });
    expect(server.documents.at(-1)?.materials[0]).toEqual(theirs);
    expect(await store.save({ ...edited, entry: theirs }, { ...mine })).toEqual({ done: true, sha256: 'v3' });
  });

  it('names no version where an edit changes nothing: an undo would take back what was before', async () => {
    expect(await store.save(edited, { ...STEEL })).toEqual({ done: true, sha256: null });
  });

  it('says that somebody else deleted the entry', async () => {
    server.edit({ materials: [NBR] });
    expect(await store.save(edited, { ...mine })).toEqual({ done: false, theirs: undefined });
  });

  it('gives up where the catalog changes all the time', async () => {
    vi.spyOn(server, 'put').mockImplementation(() => Promise.reject(changed()));
    await expect(store.save(edited, { ...mine })).rejects.toMatchObject({ code: 'catalog_changed' });
    expect(server.put).toHaveBeenCalledTimes(5);
  });

  it('undoes only the version that it was asked for', async () => {
    await store.undo('v1');
    expect(server.post).toHaveBeenCalledWith('/api/catalog/undo', { header: { 'If-Match': '"v1"' }, body: {} });
  });

  it('keeps what is shown where it cannot be loaded again', async () => {
    vi.spyOn(server, 'get').mockRejectedValue(new ApiProblem({ status: 0, code: 'offline', detail: 'Offline.' }));
    await store.load();
    expect([store.catalog()?.sha256, store.problem()?.code, store.isLoading()]).toEqual(['v1', 'offline', false]);
  });
});
