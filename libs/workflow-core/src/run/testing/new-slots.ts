import { recordedNodes } from '../node-record.js';
import type { NodeRunState } from '../run-state.js';

/** Everything that is held by a value, itself included, each once; what is in `known` is not entered. */
function held(value: unknown, known: ReadonlySet<object>): Set<object> {
  const found = new Set<object>();
  const open = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || known.has(next) || found.has(next)) continue;
    found.add(next);
    for (const item of contentOf(next)) if (item !== undefined) open.push(item);
  }
  return found;
}

/** A view of a run's nodes is not a copy of them: it holds what it shows. */
function contentOf(holder: object): unknown[] {
  const viewed = recordedNodes(holder as Record<string, NodeRunState>);
  if (viewed) return [viewed];
  return holder instanceof Map ? [...(holder as Map<unknown, unknown>).values()] : Object.values(holder);
}

/** How many places all objects have that `after` holds and `before` does not: what making one from the other had to write. */
export function newSlots(before: unknown, after: unknown): number {
  const fresh = held(after, held(before, new Set()));
  return [...fresh].reduce((sum, holder) => sum + contentOf(holder).length, 0);
}
