import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RefreshStore } from '../refresh.store';
import { LineDetailComponent } from './line-detail.component';
import type { OrderLine } from './order-line';

const SUMMARY = { id: 'd', state: 'open', mode: 'shadow', reasonCode: 'rollout_row', deliveredBy: null, graphRunId: 'run-1', settledAt: null }; // prettier-ignore
const DELIVERY = {
  ...{ ...SUMMARY, generation: 1, requestedMode: null, fallbackReason: null, failure: null, waiting: null },
  ...{ assets: [], createdAt: '2026-01-01T00:00:00Z', legacySeconds: null, graphSeconds: null },
};
const PICTURE = { name: 'still.png', mediaType: 'image/png', width: 8, height: 4, url: '/api/deliveries/d/assets/still.png' }; // prettier-ignore
const MODEL = { name: 'part.glb', mediaType: 'model/gltf-binary', width: null, height: null, url: '/api/deliveries/d/assets/part.glb' }; // prettier-ignore

const lineWith = (delivery: object | null) =>
  ({
    ...{ id: 'l', order: { id: 'o', number: '1' }, product: { key: 'flange', name: 'Flange' } },
    ...{ outputType: { key: 'tiny', label: 'Tiny', workflow: 'still' }, delivery },
  }) as OrderLine;

describe('LineDetailComponent', () => {
  let fixture: ComponentFixture<LineDetailComponent>;
  let server: HttpTestingController;
  const watch = vi.fn((_isUnsettled: () => boolean, _read: () => Promise<boolean>) => ({ soon: vi.fn(), stop: vi.fn() })); // prettier-ignore
  const element = () => (fixture.detectChanges(), fixture.nativeElement as HTMLElement);
  const shows = (words: string | RegExp) =>
    vi.waitFor(() => expect(element().textContent.replace(/\s+/g, ' ')).toMatch(words));
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((one) => one.textContent.trim() === name);

  async function open(delivery: object | null, comparisons: object[] = []): Promise<void> {
    fixture = TestBed.createComponent(LineDetailComponent);
    fixture.componentRef.setInput('line', lineWith(delivery && SUMMARY));
    element();
    if (!delivery) return;
    server.expectOne('/api/deliveries/d').flush({ ...DELIVERY, ...delivery });
    await answerComparisons(comparisons);
  }

  async function answerComparisons(comparisons: object[]): Promise<void> {
    const url = '/api/comparisons?deliveryId=d&limit=1';
    (await vi.waitFor(() => server.expectOne(url))).flush(comparisons);
  }

  beforeEach(() => {
    watch.mockClear();
    const refresh = { provide: RefreshStore, useValue: { watch } };
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), refresh],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('offers to dispatch a line without a delivery', async () => {
    await open(null);
    const dispatched = vi.fn();
    fixture.componentInstance.dispatch.subscribe(dispatched);
    button('Dispatch')?.click();
    expect(dispatched).toHaveBeenCalled();
  });

  it('shows pictures and files, who delivered and why, the verdict and the run', async () => {
    const settled = {
      state: 'committed',
      deliveredBy: 'legacy',
      settledAt: '2026-01-01T00:00:00Z',
      legacySeconds: 1.5,
    };
    const reasons = ['one', 'two', 'three', 'four', 'five', 'six'].map((message) => ({ message }));
    await open({ ...settled, assets: [PICTURE, MODEL] }, [{ verdict: 'mismatch', reasons }]);
    await shows(/the paths differ.*one.*five.*and 1 more/);
    await shows('Legacy delivers, and graph runs beside it for comparison: the rollout');
    await shows(/Took legacy 1\.5 s/);
    expect(element().querySelector('img')?.getAttribute('src')).toBe(`${PICTURE.url}?width=320`);
    const links = [...element().querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([PICTURE.url, '/workflows/still/runs/run-1', `${MODEL.url}?name=part.glb`]);
  });

  it('says why a line failed or waits', async () => {
    const failure = { code: 'machine_failed', message: 'The disk is full.' };
    await open({ failure, waiting: { failure, failures: 2 } });
    await shows(/The disk is full\. Tried 2 times.*The disk is full\. machine_failed/);
  });

  it('is watched until both paths are compared, and tells the list of a newer state', async () => {
    const changed = vi.fn();
    await open({ state: 'committed', deliveredBy: 'legacy', settledAt: new Date().toISOString() });
    fixture.componentInstance.changed.subscribe(changed);
    await shows('not compared yet');
    const [isUnsettled, read] = watch.mock.calls[0] as Parameters<typeof watch>;
    expect(isUnsettled()).toBe(true);
    const reading = read();
    server.expectOne('/api/deliveries/d').flush({ ...DELIVERY, state: 'committed', deliveredBy: 'legacy' });
    await answerComparisons([{ verdict: 'match', reasons: [] }]);
    expect(await reading).toBe(true);
    expect(isUnsettled()).toBe(false);
    await shows('both paths match');
    expect(changed).toHaveBeenCalled();
  });

  it('asks once before it cancels, and says why it cannot', async () => {
    await open({});
    await vi.waitFor(() => expect(button('Cancel delivery')).toBeDefined());
    button('Cancel delivery')?.click();
    await shows('Cancel the delivery of Flange as Tiny?');
    button('Cancel delivery')?.click();
    const detail = 'It is committed already.';
    const cancel = await vi.waitFor(() => server.expectOne('/api/deliveries/d/cancel'));
    cancel.flush({ code: 'delivery_settled', detail }, { status: 409, statusText: 'Conflict' });
    (await vi.waitFor(() => server.expectOne('/api/deliveries/d'))).flush({ ...DELIVERY, state: 'committed' });
    await answerComparisons([]);
    await shows(detail);
  });
});
