import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DocumentStore } from './document.store';
import { copyOf } from './local-copy';
import { LocalCopyStore } from './local-copy.store';

const node = { id: 'a', step: 's', params: {} };
const DRAFT = {
  key: 'still',
  workflow: { version: 1, nodes: [node], edges: [] },
  revision: 3,
  lock: {},
  definitions: {},
};

describe('LocalCopyStore', () => {
  let document: DocumentStore;
  beforeEach(async () => {
    vi.useFakeTimers();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DocumentStore, LocalCopyStore],
    });
    document = TestBed.inject(DocumentStore);
    TestBed.inject(LocalCopyStore);
    const loaded = document.load('still');
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/workflows/still/draft').flush(DRAFT, { headers: { etag: '"3"' } });
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    TestBed.tick();
  });
  afterEach(() => vi.useRealTimers());

  const edit = (x: number) => {
    document.apply({ kind: 'moveNodes', moves: [{ id: 'a', x, y: 0 }] });
    TestBed.tick();
  };
  const kept = () => copyOf(localStorage, 'still')?.workflow.nodes[0]?.ui?.['position'];

  it('keeps what was done within a second, though the edits do not end', () => {
    for (let x = 0; x < 10; x++) {
      edit(x);
      vi.advanceTimersByTime(100);
    }
    expect(kept()).toMatchObject({ x: expect.any(Number) });
    vi.advanceTimersByTime(1000);
    expect(kept()).toEqual({ x: 9, y: 0 });
  });

  it('keeps at once when the page is left', () => {
    edit(1);
    window.dispatchEvent(new Event('pagehide'));
    expect(kept()).toEqual({ x: 1, y: 0 });
  });

  it('drops what is saved', () => {
    edit(1);
    vi.advanceTimersByTime(1000);
    document.markSaved(document.workflow()!, DRAFT as never, '"4"');
    TestBed.tick();
    expect(copyOf(localStorage, 'still')).toBeNull();
  });

  it('leaves alone what another tab keeps that edits instead', () => {
    edit(1);
    vi.advanceTimersByTime(1000);
    document.isReadOnly.set(true);
    TestBed.tick();
    window.dispatchEvent(new Event('pagehide'));
    expect(kept()).toEqual({ x: 1, y: 0 });
  });
});
