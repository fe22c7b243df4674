import { ApiProblem } from '../../api/api-problem';
import { fieldFaults } from './field-faults';
import { shownProblem } from './shown-problem';

describe('shownProblem', () => {
  const AT_FIELD = { pointer: '/label', message: 'Too long.' };
  const ELSEWHERE = { pointer: '', message: 'It is used.' };
  const shown = (...errors: (typeof AT_FIELD)[]) =>
    shownProblem(
      new ApiProblem({ status: 422, code: 'x', detail: 'Refused.', errors }),
      fieldFaults(errors, ['/label']),
    );

  it('is nothing where the fields say it all, or nothing was refused', () => {
    expect([shown(AT_FIELD), shownProblem(null, fieldFaults([], []))]).toEqual([null, null]);
  });

  it('does not say a single reason twice', () => {
    expect(shown(ELSEWHERE)).toMatchObject({ detail: 'Refused.', errors: [] });
  });

  it('lists several reasons, and those beside the fields', () => {
    expect(shown(ELSEWHERE, ELSEWHERE)?.errors).toHaveLength(2);
    expect(shown(AT_FIELD, ELSEWHERE)?.errors).toEqual([ELSEWHERE]);
  });
});
