import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Workflow } from '#workflow-core';
import { AutosaveStore } from './autosave.store';
import { DocumentStore } from './document.store';
import { copyOf, keepCopy } from './local-copy';
import { LocalCopyStore } from './local-copy.store';

const graph = (...ids: string[]): Workflow => ({
  ...{ version: 1, edges: [] },
  nodes: ids.map((id) => ({ id, step: 's', params: {} })),
});
const DRAFT = {
  ...{ key: 'still', label: 'Still', lock: {}, definitions: {}, basedOn: null, archived: false },
  ...{ changedAt: '2026-11-29T00:00:00Z', changedBy: null, semanticHash: null, issues: [], updates: [] },
};
const URL = '/api/workflows/still/draft';
const draft = (revision: number, workflow: unknown = graph('a')) =>
  [{ ...DRAFT, workflow, revision }, { headers: { etag: `"${revision}"` } }] as const;
const CHANGED = { type: 'about:blank', title: 'x', status: 412, code: 'draft_changed', detail: 'Changed.' };

describe('AutosaveStore', () => {
  let server: HttpTestingController;
  let document: DocumentStore;
  let autosave: AutosaveStore;
  beforeEach(() => {
    localStorage.clear();
    const stores = [DocumentStore, LocalCopyStore, AutosaveStore];
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ...stores] });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
    autosave = TestBed.inject(AutosaveStore);
  });
  afterEach(() => server.verify());

  async function open(revision = 3, workflow: unknown = graph('a')): Promise<void> {
    const opened = autosave.open('still');
    server.expectOne({ method: 'GET', url: URL }).flush(...draft(revision, workflow));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await opened;
  }
  const edit = (x: number) => document.apply({ kind: 'moveNodes', moves: [{ id: 'a', x, y: 0 }] });
  const positionOf = (workflow: Workflow | null) => workflow?.nodes[0]?.ui?.['position'];
  const next = (method: string): Promise<TestRequest> => vi.waitFor(() => server.expectOne({ method, url: URL }));
  const refuse = async () => (await next('PUT')).flush(CHANGED, { status: 412, statusText: 'x' });

  it('saves nothing before the draft was loaded, and nothing while nothing was changed', async () => {
    edit(1);
    await autosave.flush();
    await open();
    await autosave.flush();
    expect(autosave.state().kind).toBe('saved');
  });

  it('saves over the revision that was read, and then over the one that it made', async () => {
    await open();
    for (const revision of [3, 4]) {
      edit(revision);
      expect(autosave.state().kind).toBe('unsaved');
      const flushed = autosave.flush();
      const put = await next('PUT');
      expect(put.request.headers.get('If-Match')).toBe(`"${revision}"`);
      expect(put.request.body.workflow.nodes[0].ui.position.x).toBe(revision);
      put.flush(...draft(revision + 1));
      await flushed;
      expect(autosave.state().kind).toBe('saved');
    }
  });

  it('stays unsaved where an edit followed while it saved', async () => {
    await open();
    edit(1);
    const flushed = autosave.flush();
    const put = await next('PUT');
    edit(2);
    put.flush(...draft(4));
    await flushed;
    expect(autosave.state().kind).toBe('unsaved');
    expect(copyOf(localStorage, 'still')).toMatchObject({
      etag: '"4"',
      base: { nodes: [{ ui: { position: { x: 1 } } }] },
    });
  });

  it('stops at a conflict, and keeps the work and what it began with', async () => {
    await open();
    edit(1);
    const flushed = autosave.flush();
    await refuse();
    (await next('GET')).flush(...draft(9, graph('theirs')));
    await flushed;
    expect(autosave.state()).toMatchObject({ kind: 'conflict', problem: { detail: 'Changed.' } });
    expect(copyOf(localStorage, 'still')).toEqual({ etag: '"3"', base: graph('a'), workflow: document.workflow() });
    await autosave.flush();
  });

  it('goes on from what somebody else saved, once that is decided, and undo still works', async () => {
    await open();
    edit(1);
    autosave.meetConflict(CHANGED as never);
    const theirs = { draft: draft(9)[0] as never, etag: '"9"', workflow: graph('a', 'theirs'), issues: [] };
    const settled = autosave.settle(theirs, graph('a', 'theirs', 'merged'));
    const put = await next('PUT');
    expect(put.request.headers.get('If-Match')).toBe('"9"');
    put.flush(...draft(10));
    await settled;
    expect(autosave.state().kind).toBe('saved');
    document.undo();
    expect(positionOf(document.workflow())).toEqual({ x: 1, y: 0 });
  });

  it('knows its own save again whose answer was lost, and saves what followed over that', async () => {
    await open();
    edit(1);
    const lost = autosave.flush();
    (await next('PUT')).error(new ProgressEvent('error'));
    await lost;
    const sent = document.workflow();
    edit(2);
    const again = autosave.flush();
    await refuse();
    (await next('GET')).flush(...draft(4, sent));
    await again;
    expect([autosave.state().kind, document.head()?.etag]).toEqual(['unsaved', '"4"']);
  });

  it('saves over a revision that has the same graph, such as after another label', async () => {
    await open();
    edit(1);
    const flushed = autosave.flush();
    await refuse();
    (await next('GET')).flush(...draft(7));
    await flushed;
    expect([autosave.state().kind, document.head()?.etag, positionOf(document.workflow())]).toEqual([
      ...['unsaved', '"7"', { x: 1, y: 0 }],
    ]);
  });

  it('waits where the server does not answer, and gives the work back after a reload', async () => {
    await open();
    edit(5);
    const flushed = autosave.flush();
    (await next('PUT')).error(new ProgressEvent('error'));
    await flushed;
    expect(autosave.state().kind).toBe('waiting');
    await open();
    expect(positionOf(document.workflow())).toEqual({ x: 5, y: 0 });
    document.undo();
    expect(positionOf(document.workflow())).toBeUndefined();
  });

  it('has a conflict at once where the draft changed since the work was kept', async () => {
    keepCopy(localStorage, 'still', { etag: '"3"', base: graph('a'), workflow: graph('a', 'mine') });
    await open(4, graph('theirs'));
    expect(autosave.state().kind).toBe('conflict');
    expect(document.workflow()).toEqual(graph('a', 'mine'));
    await autosave.flush();
  });

  it('refuses to save a graph that lost all nodes without a removal, until it is told to or they are back', async () => {
    keepCopy(localStorage, 'still', { etag: '"3"', base: graph('a'), workflow: graph() });
    await open();
    await autosave.flush();
    expect(autosave.state().kind).toBe('refused');
    document.undo();
    TestBed.tick();
    expect(autosave.state().kind).toBe('saved');
    document.redo();
    await autosave.flush();
    const saved = autosave.saveEmpty();
    (await next('PUT')).flush(...draft(4, graph()));
    await saved;
    expect(autosave.state().kind).toBe('saved');
  });

  it('saves a graph whose nodes were removed', async () => {
    await open();
    document.apply({ kind: 'removeNodes', ids: ['a'] });
    const saved = autosave.flush();
    (await next('PUT')).flush(...draft(4, graph()));
    await saved;
    expect(autosave.state().kind).toBe('saved');
  });

  it('takes the draft of no other workflow, neither as loaded nor as saved', async () => {
    const opened = autosave.open('still');
    const foreign = { ...draft(3)[0], key: 'other' };
    server.expectOne({ method: 'GET', url: URL }).flush(foreign, { headers: { etag: '"3"' } });
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await expect(opened).rejects.toMatchObject({ code: 'other_draft' });
    expect(document.workflow()).toBeNull();
    await open();
    edit(1);
    const flushed = autosave.flush();
    (await next('PUT')).flush(foreign, { headers: { etag: '"8"' } });
    await flushed;
    expect([autosave.state().kind, document.head()?.key, document.head()?.etag]).toEqual(['failed', 'still', '"3"']);
  });

  it('saves nothing in a tab that does not edit', async () => {
    await open();
    edit(1);
    document.isReadOnly.set(true);
    await autosave.flush();
    expect([autosave.isSaved(), edit(2)]).toEqual([true, false]);
  });
});
