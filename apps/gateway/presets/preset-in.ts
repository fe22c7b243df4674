import { UserError } from '#platform/http';
import { shallowJson } from '../http/shallow-json.js';

/** The preset config that a request's body is: any JSON, what is wrong with it is the answer. 400 where there is none. */
export function presetIn(body: unknown): unknown {
  if (body !== undefined) return shallowJson(body);
  throw new UserError(
    'invalid_request',
    'The request has no body. Send a preset config such as {"preset": "still", "params": {}} as JSON.',
    400,
    [{ pointer: '', message: 'is missing' }],
  );
}
