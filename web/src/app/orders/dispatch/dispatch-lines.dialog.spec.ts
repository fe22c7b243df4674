import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { DispatchLinesDialog, type DispatchLines } from './dispatch-lines.dialog';

const DELIVERY = { id: 'new', mode: 'shadow', reasonCode: 'operator', state: 'open', deliveredBy: null };

describe('DispatchLinesDialog', () => {
  let fixture: ComponentFixture<DispatchLinesDialog>;
  let server: HttpTestingController;
  const take = vi.fn();
  const element = () => (fixture.detectChanges(), fixture.nativeElement as HTMLElement);
  const shows = (words: string) =>
    vi.waitFor(() => expect(element().textContent.replace(/\s+/g, ' ')).toContain(words));

  function open(data: Partial<DispatchLines>): void {
    take.mockReset();
    const all = { order: { id: 'o', number: '1001' }, before: new Map(), take, ...data };
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting()],
        ...[
          { provide: DIALOG_DATA, useValue: all },
          { provide: DialogRef, useValue: { close: () => undefined } },
        ],
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DispatchLinesDialog);
    element();
  }

  async function dispatch(reply: object, options?: { status: number; statusText: string }): Promise<unknown> {
    element().querySelector<HTMLFormElement>('form')?.requestSubmit();
    const sent = await vi.waitFor(() => server.expectOne('/api/orders/o/dispatch'));
    sent.flush(reply, options);
    return sent.request.body;
  }

  it('dispatches one line again in the chosen mode, and tells the list', async () => {
    open({ line: { id: 'a', name: 'Flange' }, before: new Map([['a', 'old']]) });
    const select = element().querySelector('select') as HTMLSelectElement;
    select.selectedIndex = 2;
    select.dispatchEvent(new Event('change'));
    const order = {
      lines: [
        { id: 'a', delivery: DELIVERY },
        { id: 'b', delivery: null },
      ],
    };
    expect(await dispatch(order)).toEqual({ lines: ['a'], mode: 'shadow', again: true });
    await shows('Dispatched. Legacy delivers, and graph runs beside it for comparison: this mode was asked for.');
    expect(take).toHaveBeenCalledWith(order);
    expect(await dispatch(order)).toEqual({ lines: ['a'], mode: 'shadow' });
    await shows('Nothing was dispatched: the line is being delivered already.');
  });

  it('dispatches a whole order, without delivering lines again unasked', async () => {
    open({ before: new Map([['b', 'old']]) });
    const lines = [
      { id: 'a', delivery: DELIVERY },
      { id: 'b', delivery: { ...DELIVERY, id: 'old' } },
    ];
    expect(await dispatch({ lines })).toEqual({});
    await shows('Dispatched 1 line: 1 by shadow. 1 line has a delivery already.');
  });

  it('says why a dispatch is refused', async () => {
    open({});
    const detail = 'A line of it is still open.';
    await dispatch({ code: 'delivery_open', detail }, { status: 409, statusText: 'Conflict' });
    await shows(detail);
  });
});
