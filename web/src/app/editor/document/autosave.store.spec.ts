import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { AutosaveStore } from './autosave.store';
import { DocumentStore } from './document.store';
import { copyFor } from './local-copy';

const DRAFT = {
  ...{ key: 'still', label: 'Still', lock: {}, definitions: {}, basedOn: null, archived: false },
  ...{ changedAt: '2026-11-29T00:00:00Z', changedBy: null, semanticHash: null, issues: [], updates: [] },
  workflow: { version: 1, nodes: [{ id: 'a', step: 's', params: {} }], edges: [] },
};
const URL = '/api/workflows/still/draft';
const draft = (revision: number) => [{ ...DRAFT, revision }, { headers: { etag: `"${revision}"` } }] as const;

describe('AutosaveStore', () => {
  let server: HttpTestingController;
  let document: DocumentStore;
  let autosave: AutosaveStore;
  beforeEach(async () => {
    localStorage.clear();
    const providers = [provideHttpClient(), provideHttpClientTesting(), DocumentStore, AutosaveStore];
    TestBed.configureTestingModule({ providers });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    autosave = TestBed.inject(AutosaveStore);
    const loaded = document.load('still');
    server.expectOne(URL).flush(...draft(3));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
  });
  afterEach(() => server.verify());

  const edit = (x: number) => document.apply({ kind: 'moveNodes', moves: [{ id: 'a', x, y: 0 }] });

  it('saves nothing while nothing was changed', async () => {
    await autosave.flush();
    expect(autosave.state().kind).toBe('saved');
  });

  it('saves over the revision that was read, and then over the one that it made', async () => {
    for (const revision of [3, 4]) {
      edit(revision);
      expect(autosave.state().kind).toBe('unsaved');
      const flushed = autosave.flush();
      await Promise.resolve();
      const put = server.expectOne({ method: 'PUT', url: URL });
      expect(put.request.headers.get('If-Match')).toBe(`"${revision}"`);
      expect(put.request.body.workflow.nodes[0].ui.position.x).toBe(revision);
      put.flush(...draft(revision + 1));
      await flushed;
      expect(autosave.state().kind).toBe('saved');
    }
  });

  it('stays unsaved where an edit followed while it saved', async () => {
    edit(1);
    const flushed = autosave.flush();
    await Promise.resolve();
    const put = server.expectOne({ method: 'PUT', url: URL });
    edit(2);
    put.flush(...draft(4));
    await flushed;
    expect(autosave.state().kind).toBe('unsaved');
  });

  it('stops at a conflict, keeps the work in this browser, and saves over the other only when asked', async () => {
    edit(1);
    const flushed = autosave.flush();
    await Promise.resolve();
    const problem = { type: 'about:blank', title: 'x', status: 412, code: 'draft_changed', detail: 'Changed.' };
    server.expectOne({ method: 'PUT', url: URL }).flush(problem, { status: 412, statusText: 'x' });
    await flushed;
    expect(autosave.state()).toMatchObject({ kind: 'conflict', problem: { detail: 'Changed.' } });
    expect(copyFor(localStorage, 'still', '"3"')?.nodes[0]?.ui).toEqual({ position: { x: 1, y: 0 } });
    await autosave.flush();
    const overwritten = autosave.overwrite();
    await Promise.resolve();
    server.expectOne({ method: 'GET', url: URL }).flush(...draft(9));
    await vi.waitFor(() => {
      const put = server.expectOne({ method: 'PUT', url: URL });
      expect(put.request.headers.get('If-Match')).toBe('"9"');
      put.flush(...draft(10));
    });
    await overwritten;
    expect(autosave.state().kind).toBe('saved');
    expect(copyFor(localStorage, 'still', '"3"')).toBeNull();
  });

  it('waits where the server does not answer, and gives the work back after a reload', async () => {
    edit(5);
    const flushed = autosave.flush();
    await Promise.resolve();
    server.expectOne({ method: 'PUT', url: URL }).error(new ProgressEvent('error'));
    await flushed;
    expect(autosave.state().kind).toBe('waiting');
    const loaded = document.load('still');
    server.expectOne(URL).flush(...draft(3));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    expect(document.workflow()?.nodes[0]?.ui).toEqual({ position: { x: 5, y: 0 } });
    document.undo();
    expect(document.workflow()?.nodes[0]?.ui).toBeUndefined();
  });
});
