import { problemOf } from './api-problem';

describe('problemOf', () => {
  it('keeps the code, the detail, the pointers and the trace of a described problem', () => {
    const errors = [{ pointer: '/workflow/nodes/0', message: 'is no object' }];
    const body = {
      type: 'about:blank',
      title: 'x',
      status: 422,
      code: 'invalid_workflow',
      detail: 'Not a workflow.',
      errors,
    };
    expect(problemOf({ status: 422, body, traceId: 'abc' })).toMatchObject({
      ...{
        status: 422,
        code: 'invalid_workflow',
        detail: 'Not a workflow.',
        errors,
        traceId: 'abc',
        isTemporary: false,
      },
    });
  });

  it('says that the server cannot be reached where there was no answer', () => {
    expect(problemOf({ status: 0, body: null, traceId: null })).toMatchObject({ code: 'offline', isTemporary: true });
  });

  it.each([null, '<html>', { error: 'x' }])('says that %j explains nothing', (body) => {
    expect(problemOf({ status: 500, body, traceId: null })).toMatchObject({ code: 'unexpected_answer', status: 500 });
  });
});
