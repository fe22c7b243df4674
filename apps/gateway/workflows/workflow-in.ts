import { UserError } from '#platform/http';
import type { DefinitionLock } from '#workflow-core';
import { shallowJson } from '../http/shallow-json.js';

/** What is to be validated: any workflow, and the definitions by which; without a lock the newest. */
interface ToValidate {
  workflow: Record<string, unknown>;
  lock?: DefinitionLock;
}

/**
 * The workflow in a request's body: the body itself, or its member `workflow` where it has no other than perhaps `lock`.
 * What stands in the lock is for the registry to judge.
 */
export function workflowIn(body: unknown): ToValidate {
  if (!isObject(body)) {
    throw new UserError('invalid_request', 'The body must be a workflow as a JSON object.', 400, [
      { pointer: '', message: 'must be an object' },
    ]);
  }
  shallowJson(body);
  const { workflow, lock, ...more } = body;
  if (!isObject(workflow) || Object.keys(more).length > 0) return { workflow: body };
  if (lock === undefined) return { workflow };
  if (isObject(lock)) return { workflow, lock: lock as DefinitionLock };
  throw new UserError('invalid_request', 'The lock must be an object with an entry for each step.', 400, [
    { pointer: '/lock', message: 'must be an object' },
  ]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
