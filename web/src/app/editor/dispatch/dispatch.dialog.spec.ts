import { DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { DocumentStore } from '../document/document.store';
import { PublishedStore } from '../publish/published.store';
import { DispatchDialog } from './dispatch.dialog';

const HEAD = { key: 'still', label: 'Still', basedOn: 2, archived: false, revision: 7, etag: '"7"' };
const LINE = {
  ...{ id: 'line-1', order: { id: 'o', number: '1001' }, product: { key: 'flange', name: 'Flange' } },
  ...{ outputType: { key: 'tiny', label: 'Tiny', workflow: 'still' }, delivery: null },
};
const DELIVERY = { state: 'open', mode: 'graph', reasonCode: 'operator', deliveredBy: null, graphRunId: 'run-1' };

describe('DispatchDialog', () => {
  let fixture: ComponentFixture<DispatchDialog>;
  let server: HttpTestingController;
  const close = vi.fn();
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => (fixture.detectChanges(), element().textContent.replace(/\s+/g, ' '));
  const find = <T extends HTMLElement>(selector: string) => (
    fixture.detectChanges(),
    element().querySelector<T>(selector)
  );
  const shows = (words: string) => vi.waitFor(() => expect(text()).toContain(words));
  const again = () =>
    [...element().querySelectorAll('label')].find((label) => label.textContent.includes('Deliver again'));

  /** Opens it with what is published and the order lines that there are. */
  async function open(versions: object[], line: object = LINE): Promise<void> {
    fixture = TestBed.createComponent(DispatchDialog);
    fixture.detectChanges();
    server.expectOne('/api/workflows/still/versions?limit=1').flush(versions);
    server.expectOne('/api/order-lines?limit=50').flush({ orderLines: [line], next: null });
    if (versions.length > 0) {
      const diff = await vi.waitFor(() => server.expectOne('/api/workflows/still/diff'));
      diff.flush({ semantic: [{}], layout: [], same: false, omitted: 0 });
    }
    await vi.waitFor(() => expect(find('input[type="radio"]')).not.toBeNull());
  }

  /** Picks the line, and answers the dispatch; returns what was sent. */
  async function dispatch(reply: object): Promise<unknown> {
    find('input[type="radio"]')?.click();
    fixture.detectChanges();
    find<HTMLFormElement>('form')?.requestSubmit();
    const sent = await vi.waitFor(() => server.expectOne('/api/workflows/still/dispatch'));
    sent.flush(reply);
    return sent.request.body;
  }

  beforeEach(() => {
    localStorage.clear();
    close.mockClear();
    const mocks = [{ provide: DialogRef, useValue: { close } }, provideRouter([{ path: '**', children: [] }])];
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DocumentStore, PublishedStore, ...mocks],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(DocumentStore).head.set(HEAD);
  });
  afterEach(() => server.verify());

  it('leads to the orders where there is no order line, and closes', async () => {
    fixture = TestBed.createComponent(DispatchDialog);
    fixture.detectChanges();
    server.expectOne('/api/workflows/still/versions?limit=1').flush([]);
    server.expectOne('/api/order-lines?limit=50').flush({ orderLines: [], next: null });
    await shows('There is no order line yet.');
    const link = find<HTMLAnchorElement>('a[href="/orders"]');
    link?.click();
    expect(close).toHaveBeenCalledOnce();
  });

  it('says which version runs, and how far the draft is ahead of it', async () => {
    await open([{ version: 2 }]);
    await shows('Runs v2, the newest published version.');
    await shows('The draft differs: 1 change is not in v2.');
  });

  it('says that graph cannot run what was never published', async () => {
    await open([]);
    await shows('This workflow was never published');
  });

  it('sends the chosen mode, says what became of the line and leads to its run', async () => {
    await open([{ version: 2 }]);
    const select = find<HTMLSelectElement>('select') as HTMLSelectElement;
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    expect(await dispatch({ ...DELIVERY, alreadyDelivered: false })).toEqual({ orderLineId: 'line-1', mode: 'graph' });
    await shows('Dispatched. Graph delivers: this mode was asked for.');
    expect(find('a')?.getAttribute('href')).toBe('/workflows/still/runs/run-1');
  });

  it('offers to deliver again only where the line has a delivery', async () => {
    await open([{ version: 2 }], { ...LINE, delivery: { ...DELIVERY, state: 'committed', deliveredBy: 'legacy' } });
    expect(again()).toBeUndefined();
    find('input[type="radio"]')?.click();
    fixture.detectChanges();
    again()?.querySelector('input')?.click();
    expect(await dispatch({ ...DELIVERY, alreadyDelivered: false })).toEqual({ orderLineId: 'line-1', again: true });
  });

  it('says why a dispatch is refused', async () => {
    await open([{ version: 2 }]);
    find('input[type="radio"]')?.click();
    fixture.detectChanges();
    find<HTMLFormElement>('form')?.requestSubmit();
    const sent = await vi.waitFor(() => server.expectOne('/api/workflows/still/dispatch'));
    const detail = 'It has the workflow "other". Dispatch it by that.';
    sent.flush({ code: 'workflow_differs', detail }, { status: 409, statusText: 'Conflict' });
    await shows(detail);
  });
});
