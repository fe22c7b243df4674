import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NewOrderDialog } from './new-order.dialog';

const PRODUCTS = ['flange', 'bearing'].map((key) => ({ key, name: key.toUpperCase(), fileName: 'f' }));
const TYPES = ['still', 'cutout'].map((key) => ({ key, label: key, width: 8, height: 8 }));

describe('NewOrderDialog', () => {
  let fixture: ComponentFixture<NewOrderDialog>;
  let server: HttpTestingController;
  const close = vi.fn();
  const element = () => (fixture.detectChanges(), fixture.nativeElement as HTMLElement);
  const text = () => element().textContent.replace(/\s+/g, ' ');
  const check = (label: string) =>
    [...element().querySelectorAll('label')].find((one) => one.textContent.includes(label))?.querySelector('input')?.click(); // prettier-ignore

  async function open(data: object = {}): Promise<void> {
    close.mockReset();
    const dialog = [{ provide: DIALOG_DATA, useValue: data }, { provide: DialogRef, useValue: { close } }]; // prettier-ignore
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), ...dialog],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NewOrderDialog);
    server.expectOne('/api/products?limit=50').flush(PRODUCTS);
    server.expectOne('/api/output-types').flush(TYPES);
    await vi.waitFor(() => expect(element().querySelectorAll('fieldset')).toHaveLength(2));
  }

  async function create() {
    element().querySelector<HTMLFormElement>('form')?.requestSubmit();
    return vi.waitFor(() => server.expectOne('/api/orders'));
  }

  it('orders the chosen products in the chosen output types, as often as wanted', async () => {
    await open();
    expect(text()).toContain('Choose products and output types.');
    for (const label of ['FLANGE', 'BEARING', 'cutout']) check(label);
    const copies = element().querySelector<HTMLInputElement>('#copies') as HTMLInputElement;
    copies.value = '2';
    copies.dispatchEvent(new Event('change'));
    expect(text()).toContain('2 products × 1 output type = 4 lines');
    const sent = await create();
    expect(sent.request.body).toEqual({
      lines: ['flange', 'flange', 'bearing', 'bearing'].map((product) => ({ product, outputType: 'cutout' })),
    });
    sent.flush({ id: 'o' });
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith({ id: 'o' }));
  });

  it('repeats a failed request under its key, and asks for another order under another', async () => {
    await open({ product: PRODUCTS[0] });
    check('still');
    const keys: (string | null)[] = [];
    const fail = async () => {
      const sent = await create();
      keys.push(sent.request.headers.get('Idempotency-Key'));
      sent.flush({ code: 'service_unreachable', detail: 'Gone.' }, { status: 503, statusText: 'Unavailable' });
      await vi.waitFor(() => expect(text()).toContain('Gone.'));
      await fixture.whenStable();
    };
    await fail();
    await fail();
    check('cutout');
    await fail();
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
  });

  it('keeps what was chosen while something else is searched for', async () => {
    await open();
    check('FLANGE');
    const search = element().querySelector<HTMLInputElement>('input[type="search"]') as HTMLInputElement;
    search.value = 'bear';
    search.dispatchEvent(new Event('input'));
    const found = await vi.waitFor(() => server.expectOne('/api/products?limit=50&q=bear'));
    found.flush([PRODUCTS[1]]);
    await vi.waitFor(() => expect(element().querySelectorAll('fieldset')[0]?.textContent).toMatch(/FLANGE.*BEARING/));
    check('still');
    const sent = await create();
    expect(sent.request.body).toEqual({ lines: [{ product: 'flange', outputType: 'still' }] });
  });
});
