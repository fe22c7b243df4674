import { DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AutosaveStore } from '../document/autosave.store';
import { DocumentStore } from '../document/document.store';
import { LocalCopyStore } from '../document/local-copy.store';
import { CompareStore } from '../history/compare/compare.store';
import { ProblemsStore } from '../problems/problems.store';
import { PublishDialog } from './publish.dialog';
import { PublishedStore } from './published.store';

const HEAD = { key: 'still', label: 'Still', basedOn: null, archived: false, revision: 7, etag: '"7"' };

describe('PublishDialog', () => {
  let fixture: ComponentFixture<PublishDialog>;
  let server: HttpTestingController;
  const close = vi.fn();
  beforeEach(async () => {
    close.mockClear();
    const stores = [AutosaveStore, CompareStore, DocumentStore, LocalCopyStore, ProblemsStore, PublishedStore];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        ...stores,
        { provide: DialogRef, useValue: { close } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(DocumentStore).head.set(HEAD);
    fixture = TestBed.createComponent(PublishDialog);
    fixture.detectChanges();
    server.expectOne('/api/workflows/still/versions?limit=1').flush([]);
    const element = fixture.nativeElement as HTMLElement;
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(element.textContent).toContain('This is the first version');
    });
    element.querySelector('form')?.requestSubmit();
  });
  afterEach(() => server.verify());

  it('publishes what is saved, and closes', async () => {
    server.expectOne('/api/workflows/still/publish').flush({ version: 1, created: true });
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith());
    expect(TestBed.inject(DocumentStore).head()?.basedOn).toBe(1);
  });

  it('leads into the conflict where the draft was changed elsewhere', async () => {
    const problem = { code: 'draft_changed', detail: 'It is at revision 8.' };
    server.expectOne('/api/workflows/still/publish').flush(problem, { status: 412, statusText: 'Precondition Failed' });
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith());
    expect(TestBed.inject(AutosaveStore).state()).toMatchObject({ kind: 'conflict', problem });
  });

  it('stays open and says why another request is refused', async () => {
    const problem = { code: 'workflow_archived', detail: 'It is archived.' };
    server.expectOne('/api/workflows/still/publish').flush(problem, { status: 409, statusText: 'Conflict' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect((fixture.nativeElement as HTMLElement).textContent).toContain('It is archived.');
    });
    expect(close).not.toHaveBeenCalled();
  });
});
