import { DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { DocumentStore } from '../document/document.store';
import { CompareStore } from './compare/compare.store';
import { HistoryDialog } from './history.dialog';

const HEAD = { key: 'still', label: 'Still', basedOn: 2, archived: false, revision: 7, etag: '"7"' };
const version = (n: number) => ({
  ...{ version: n, label: 'Still', semanticHash: 'x', note: null, changes: [] },
  ...{ publishedAt: '2026-11-29T00:00:00Z', publishedBy: 'ada' },
});

describe('HistoryDialog', () => {
  let fixture: ComponentFixture<HistoryDialog>;
  let server: HttpTestingController;
  const close = vi.fn();
  beforeEach(async () => {
    close.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), CompareStore, DocumentStore],
        { provide: DialogRef, useValue: { close } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(DocumentStore).head.set(HEAD);
    fixture = TestBed.createComponent(HistoryDialog);
    fixture.detectChanges();
    server.expectOne('/api/workflows/still/versions?limit=20').flush([version(2), version(1)]);
    await shown('by ada');
  });
  afterEach(() => server.verify());

  const element = () => fixture.nativeElement as HTMLElement;
  const shown = (text: string) =>
    vi.waitFor(() => {
      fixture.detectChanges();
      expect(element().textContent).toContain(text);
    });
  function press(name: string): void {
    const buttons = [...element().querySelectorAll('button')];
    buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name)?.click();
    fixture.detectChanges();
  }

  it('asks once before the draft is discarded to a version', async () => {
    press('Restore into the draft: v1');
    await shown('What it has now is in no version');
    press('Keep the draft');
    expect(element().textContent).not.toContain('What it has now');
    press('Restore into the draft: v1');
    press('Discard the draft to v1');
    const workflow = { version: 1, nodes: [], edges: [] };
    server.expectOne('/api/workflows/still/versions/1').flush({ version: 1, workflow });
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
  });

  it('restores nothing where another tab edits', () => {
    TestBed.inject(DocumentStore).isReadOnly.set(true);
    fixture.detectChanges();
    press('Restore into the draft: v1');
    expect(element().textContent).not.toContain('What it has now');
  });

  it('compares a version with the one before, the first with nothing', async () => {
    press('What changed in v1');
    server.expectOne('/api/workflows/still/versions?limit=100').flush([version(2), version(1)]);
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(TestBed.inject(CompareStore).comparison()).toMatchObject({ from: 'nothing', to: '1' });
    server
      .expectOne('/api/workflows/still/versions/1')
      .flush({ ...version(1), workflow: { version: 1, nodes: [], edges: [] }, lock: {}, definitions: [], forms: {} });
  });
});
