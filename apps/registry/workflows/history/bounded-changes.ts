import type { WorkflowDiffReply } from '#contracts';
import type { WorkflowChange, WorkflowDiff } from '#workflow-core';

/** Characters of JSON for each kind; both together stay below the bus's `max_payload` of 1 MB. */
const MAX_LENGTH = 300_000;
const MOST_LINES = 20;

/** A diff, cut to what fits into one reply. */
export function boundedDiff({ semantic, layout, same }: WorkflowDiff): WorkflowDiffReply {
  const shown = { semantic: bounded(semantic), layout: bounded(layout) };
  const omitted = semantic.length - shown.semantic.length + (layout.length - shown.layout.length);
  return { ...shown, same, omitted };
}

function bounded(changes: WorkflowChange[]): WorkflowChange[] {
  let length = 0;
  const end = changes.findIndex((change) => (length += JSON.stringify(change).length) > MAX_LENGTH);
  return end < 0 ? changes : changes.slice(0, end);
}

/** Changes in one line each; the last of many says how many more there are. */
export function changeLines(changes: WorkflowChange[]): string[] {
  const lines = changes.slice(0, MOST_LINES).map(({ message }) => message);
  if (changes.length <= MOST_LINES) return lines;
  return [...lines.slice(0, -1), `… and ${changes.length - MOST_LINES + 1} more.`];
}
