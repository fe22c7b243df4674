import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Workflow } from '#workflow-core';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import { LocalCopyStore } from '../document/local-copy.store';
import { STALE } from '../document/save-state';
import { CompareStore } from '../history/compare/compare.store';
import { ConflictDialog } from './conflict.dialog';

const graph = (params: object, ...others: string[]): Workflow => ({
  ...{ version: 1, edges: [] },
  nodes: [{ id: 'a', step: 's', params: { ...params } }, ...others.map((id) => ({ id, step: 's', params: {} }))],
});
const URL = '/api/workflows/still/draft';
const draft = (revision: number, workflow: Workflow) => {
  const about = { key: 'still', label: 'Still', lock: {}, definitions: {}, issues: [], changedBy: 'ada' };
  const body = { ...about, workflow, revision, changedAt: '2026-11-29T00:00:00Z' };
  return [body, { headers: { etag: `"${revision}"` } }] as const;
};

describe('ConflictDialog', () => {
  let fixture: ComponentFixture<ConflictDialog>;
  let server: HttpTestingController;
  let document: DocumentStore;
  const close = vi.fn();
  beforeEach(() => {
    close.mockClear();
    localStorage.clear();
    const stores = [AutosaveStore, CompareStore, DocumentStore, LocalCopyStore];
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), ...stores],
        { provide: DialogRef, useValue: { close } },
        { provide: DIALOG_DATA, useValue: { again: () => undefined } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    document = TestBed.inject(DocumentStore);
  });
  afterEach(() => server.verify());

  const element = () => fixture.nativeElement as HTMLElement;
  const shown = (text: string) =>
    vi.waitFor(() => {
      fixture.detectChanges();
      expect(element().textContent).toContain(text);
    });
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  async function meet(mine: object, theirs: Workflow): Promise<void> {
    const loaded = document.load('still');
    server.expectOne(URL).flush(...draft(3, graph({})));
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    document.replace(graph(mine));
    TestBed.inject(AutosaveStore).meetConflict(STALE);
    fixture = TestBed.createComponent(ConflictDialog);
    fixture.detectChanges();
    server.expectOne(URL).flush(...draft(4, theirs));
    await shown('Revision 4 was saved by ada');
  }
  async function saved(): Promise<Workflow> {
    const put = await vi.waitFor(() => server.expectOne({ method: 'PUT', url: URL }));
    expect(put.request.headers.get('If-Match')).toBe('"4"');
    put.flush(...draft(5, put.request.body.workflow));
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    return put.request.body.workflow;
  }

  it('merges what does not touch the same things, and undo takes it back', async () => {
    await meet({ width: 1 }, graph({}, 'theirs'));
    await shown('Merge takes both');
    button('Merge')?.click();
    expect(await saved()).toEqual(graph({ width: 1 }, 'theirs'));
    document.undo();
    expect(document.workflow()).toEqual(graph({ width: 1 }));
  });

  it('merges a conflict as it is chosen, and not before', async () => {
    await meet({ width: 1 }, graph({ width: 2 }));
    await shown('a: width');
    expect(button('Merge')?.disabled).toBe(true);
    element().querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click();
    fixture.detectChanges();
    button('Merge')?.click();
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(document.workflow()).toEqual(graph({ width: 2 }));
  });

  it('asks once before it overwrites', async () => {
    await meet({ width: 1 }, graph({ width: 2 }));
    button('Overwrite')?.click();
    await shown('Their changes are not in the draft then');
    button('Overwrite theirs')?.click();
    expect(await saved()).toEqual(graph({ width: 1 }));
  });

  it('can be overwritten where what is saved is no graph', async () => {
    await meet({ width: 1 }, { version: 2 } as never);
    await shown('cannot be read as a graph');
    expect([button('Merge'), button('Review'), button('Take theirs')]).toEqual([undefined, undefined, undefined]);
    button('Overwrite')?.click();
    await shown('Their changes are not in the draft then');
    button('Overwrite theirs')?.click();
    expect(await saved()).toEqual(graph({ width: 1 }));
  });

  it('takes theirs, and undo brings mine back', async () => {
    await meet({ width: 1 }, graph({ width: 2 }));
    button('Take theirs')?.click();
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect([document.workflow(), document.history()?.isSaved]).toEqual([graph({ width: 2 }), true]);
    document.undo();
    expect(document.workflow()).toEqual(graph({ width: 1 }));
  });

  it('leaves all as it is for later', async () => {
    await meet({ width: 1 }, graph({ width: 2 }));
    button('Later')?.click();
    expect(close).toHaveBeenCalled();
    expect(TestBed.inject(AutosaveStore).state().kind).toBe('conflict');
    expect(document.workflow()).toEqual(graph({ width: 1 }));
  });

  it('opens both beside each other', async () => {
    await meet({ width: 1 }, graph({ width: 2 }));
    button('Review')?.click();
    const compare = TestBed.inject(CompareStore);
    await vi.waitFor(() => expect(compare.semantic()).toMatchObject([{ before: '2', after: '1', mark: 'changed' }]));
  });
});
