import type { Issue } from '../../model/issue.js';
import { jsonPointer } from '../../model/json-pointer.js';
import type { CheckedWorkflow } from '../checked-workflow.js';

/** A value of the document and where it stands; the document itself stands under no key. */
interface Place {
  value: unknown;
  key: string | number | null;
  parent: Place | null;
}

/** Where one thing is wrong a thousand times, a few places tell it. */
const MOST = 100;

/** Reports texts and keys, those of the editor's included, that no database holds: U+0000 or half of a surrogate pair. */
export function unstorableText({ workflow }: CheckedWorkflow): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<unknown>();
  const open: Place[] = [{ value: workflow, key: null, parent: null }];
  for (let place = open.pop(); place && issues.length < MOST; place = open.pop()) {
    const { value, key } = place;
    if (!isStorable(value) || !isStorable(key)) issues.push(unstorable(place));
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [at, member] of members.reverse()) open.push({ value: member, key: at, parent: place });
  }
  return issues;
}

const isStorable = (text: unknown): boolean => typeof text !== 'string' || !/[\0\p{Cs}]/u.test(text);

function unstorable(place: Place): Issue {
  const pointer = jsonPointer(...pathOf(place));
  return {
    code: 'unstorable_text',
    severity: 'error',
    path: pointer,
    message: `The text at ${pointer} has a character that cannot be stored: U+0000 or half of a surrogate pair.`,
    hint: 'Remove the character.',
  };
}

function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | null = place; at !== null && at.key !== null; at = at.parent) path.push(at.key);
  return path.reverse();
}
