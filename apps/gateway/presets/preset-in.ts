import { UserError } from '#platform/http';
import { shallowJson } from '../http/shallow-json.js';

/** The preset config of a request's body: any JSON, as the reply lists its problems. 400 for an empty body. */
export function presetIn(body: unknown): unknown {
  if (body !== undefined) return shallowJson(body);
  throw new UserError(
    'invalid_request',
    'The request has no body. Send a preset config such as {"preset": "still", "params": {}} as JSON.',
    400,
    [{ pointer: '', message: 'is missing' }],
  );
}
