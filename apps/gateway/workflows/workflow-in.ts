import { UserError } from '#platform/http';
import { shallowJson } from '../http/shallow-json.js';

/** The workflow in a request's body: the body itself, or its member `workflow` where that is all it has. */
export function workflowIn(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new UserError('invalid_request', 'The body must be a workflow as a JSON object.', 400, [
      { pointer: '', message: 'must be an object' },
    ]);
  }
  shallowJson(body);
  const keys = Object.keys(body);
  const workflow = body as Record<string, unknown>;
  const inner = workflow['workflow'];
  return keys.length === 1 && typeof inner === 'object' && inner !== null ? (inner as typeof workflow) : workflow;
}
