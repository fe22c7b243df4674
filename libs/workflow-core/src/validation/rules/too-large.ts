import type { Issue } from '../../model/issue.js';
import { plainObject } from '../../model/plain-object.js';
import type { ValidationOptions } from '../checked-workflow.js';

const LIMITS = { nodes: 10_000, edges: 50_000 };

/** Refuses a document beyond the limits before anything traverses it; `json` may be anything. */
export function tooLarge(json: unknown, limits: ValidationOptions['limits'] = LIMITS): Issue[] {
  const root = plainObject(json);
  return (['nodes', 'edges'] as const).flatMap((key): Issue[] => {
    const list = root?.[key];
    if (!Array.isArray(list) || list.length <= limits[key]) return [];
    const message = `The workflow has ${list.length} ${key}; at most ${limits[key]} are allowed.`;
    const hint = 'Split it into several workflows.';
    return [{ code: 'too_large', severity: 'error', path: `/${key}`, message, hint }];
  });
}
