import { UserError } from '#platform/http';
import { nearKeys } from '../catalog/near-keys.js';

/** 422 for an output type that the catalog does not hold; `known` are those that it does. */
export function unknownOutputType(outputType: string, known: string[]): UserError {
  const message = `There is no output type "${outputType}", so a rollout row for it would have no effect. ${nearKeys(outputType, known)}`;
  return new UserError('unknown_reference', message, 422, [{ pointer: '/outputType', message }]);
}
