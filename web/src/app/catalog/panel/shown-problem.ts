import { ApiProblem } from '../../api/api-problem';
import type { FieldFaults } from './field-faults';

/** A refusal without what its fields say already, and without a list that would only repeat its text; null for nothing more. */
export function shownProblem(problem: ApiProblem | null, { byField, others }: FieldFaults): ApiProblem | null {
  if (!problem || (byField.size > 0 && others.length === 0)) return null;
  const { status, code, detail, traceId } = problem;
  const errors = byField.size > 0 || others.length > 1 ? others : [];
  return new ApiProblem({ status, code, detail, traceId, errors });
}
