import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ConnectionStore } from '../../connection/connection.store';
import { SessionStore } from '../../session/session.store';
import { ProductUpload } from './product-upload.api';

class FakeRequest {
  static last: FakeRequest;
  readonly upload: { onprogress?: (event: object) => void } = {};
  readonly headers: Record<string, string> = {};
  readonly abort = vi.fn();
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;
  status = 0;
  responseText = '';
  opened: string[] = [];
  sent: FormData | undefined;
  constructor() {
    FakeRequest.last = this;
  }
  open = (...opened: string[]) => void (this.opened = opened);
  setRequestHeader = (name: string, value: string) => void (this.headers[name] = value);
  getResponseHeader = () => 'trace-1';
  send = (form: FormData) => void (this.sent = form);
  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.onload();
  }
}

describe('ProductUpload', () => {
  const connection = { answered: vi.fn(), lost: vi.fn() };
  const expire = vi.fn();
  const navigate = vi.fn();
  const progress = vi.fn();
  const start = (replace = false) => {
    const file = new File(['step'], 'a.step');
    return TestBed.inject(ProductUpload).start({ key: 'a', name: 'A', file, replace }, progress);
  };

  beforeEach(() => {
    vi.resetAllMocks();
    vi.stubGlobal('XMLHttpRequest', FakeRequest);
    const session = { csrfToken: signal('token-1'), expire };
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: session },
        { provide: ConnectionStore, useValue: connection },
        { provide: Router, useValue: { navigate, url: '/orders/products' } },
      ],
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('sends the form with the token of the session, and tells how much is sent', async () => {
    const { done } = start(true);
    const { last } = FakeRequest;
    expect([last.opened, last.headers]).toEqual([['POST', '/api/products'], { 'X-XSRF-TOKEN': 'token-1' }]);
    expect([...(last.sent?.keys() ?? [])]).toEqual(['key', 'name', 'replace', 'file']);
    last.upload.onprogress?.({ loaded: 1, total: 4 });
    expect(progress).toHaveBeenCalledWith(0.25);
    last.answer(201, { key: 'a' });
    expect(await done).toEqual({ key: 'a' });
    expect(connection.answered).toHaveBeenCalled();
  });

  it('does not ask to replace unasked', () => {
    start();
    expect(FakeRequest.last.sent?.has('replace')).toBe(false);
  });

  it.each([
    [422, { code: 'step_file_not_step', detail: 'No STEP.' }, { code: 'step_file_not_step', status: 422, traceId: 'trace-1' }],
    [502, '<html>', { code: 'unexpected_answer', status: 502 }],
  ])('rejects with the problem of an answer %d', async (status, body, problem) => {
    const { done } = start();
    FakeRequest.last.answer(status, body);
    await expect(done).rejects.toMatchObject(problem);
  }); // prettier-ignore

  it('knows from its answers that the session or the server is gone', async () => {
    const refused = start();
    FakeRequest.last.answer(401, { code: 'unauthenticated', detail: 'Sign in.' });
    await expect(refused.done).rejects.toMatchObject({ status: 401 });
    expect(expire).toHaveBeenCalled();
    expect(navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { to: '/orders/products' } });
    const lost = start();
    FakeRequest.last.onerror();
    await expect(lost.done).rejects.toMatchObject({ code: 'offline' });
    expect(connection.lost).toHaveBeenCalled();
  });

  it('is broken off by cancel', () => {
    start().cancel();
    expect(FakeRequest.last.abort).toHaveBeenCalled();
  });
});
