import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ApiClient } from './api-client.api';

describe('ApiClient', () => {
  let api: ApiClient;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    api = TestBed.inject(ApiClient);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('sends header and body of a described operation and answers with its ETag', async () => {
    const saved = api.put('/api/workflows/{key}/draft', {
      path: { key: 'still' },
      header: { 'If-Match': '"3"' },
      body: { workflow: {} },
    });
    const request = server.expectOne('/api/workflows/still/draft');
    expect([request.request.method, request.request.headers.get('If-Match')]).toEqual(['PUT', '"3"']);
    request.flush({ revision: 4 }, { headers: { etag: '"4"' } });
    const { body, etag } = await saved;
    expect([body.revision, etag]).toEqual([4, '"4"']);
    // @ts-expect-error: the reply has no such member
    void body.revison;
  });

  it('names where the next page begins', async () => {
    const page = api.get('/api/workflows', { query: { limit: 1 } });
    const link = '<?limit=1&after=still>; rel="next"';
    server.expectOne('/api/workflows?limit=1').flush([], { headers: { link } });
    expect((await page).next).toBe('still');
  });

  it('turns every failure into an ApiProblem', async () => {
    const refused = api.get('/api/workflows/{key}/draft', { path: { key: 'none' } });
    const problem = { type: 'about:blank', title: 'x', status: 404, code: 'workflow_not_found', detail: 'None.' };
    const init = { status: 404, statusText: 'Not Found', headers: { 'x-trace-id': 'f00' } };
    server.expectOne('/api/workflows/none/draft').flush(problem, init);
    await expect(refused).rejects.toMatchObject({ name: 'ApiProblem', code: 'workflow_not_found', traceId: 'f00' });
  });
});
