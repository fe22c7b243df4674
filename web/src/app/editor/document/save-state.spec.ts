import { problemOf } from '../../api/api-problem';
import { saveText, stateAfter } from './save-state';

const failed = (status: number) => stateAfter(problemOf({ status, body: null, traceId: null })).kind;

describe('the state of saving', () => {
  it('waits where the same save may succeed later, and asks where somebody else saved', () => {
    expect([failed(0), failed(503), failed(401), failed(412), failed(422)]).toEqual([
      ...['waiting', 'waiting', 'waiting', 'conflict', 'failed'],
    ]);
  });

  it('always has words, and says when something is not saved', () => {
    const problem = problemOf({ status: 0, body: null, traceId: null });
    for (const kind of ['saved', 'unsaved', 'saving', 'waiting', 'conflict', 'refused', 'failed'] as const) {
      const { text, isBad } = saveText({ kind, problem });
      expect(text).not.toBe('');
      expect(isBad).toBe(/^not saved(:|$)/.test(text));
    }
  });
});
