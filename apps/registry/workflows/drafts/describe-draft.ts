import type { DraftReply } from '#contracts';
import { definitionUpdates, readWorkflow } from '#workflow-core';
import type { DefinitionLock, Issue, NodeDefinitions } from '#workflow-core';
import type { Draft } from './workflow-drafts.repository.js';

/** A draft with its issues and the available updates of its definitions. */
export function describeDraft(
  draft: Draft,
  issues: Issue[],
  { locked, newest }: { locked: NodeDefinitions; newest: NodeDefinitions },
): DraftReply {
  const { readable } = readWorkflow(draft.workflow);
  const lock = describeLock(draft.workflow, draft.lock);
  const updates = readable ? definitionUpdates({ workflow: readable, lock }, locked, newest) : [];
  return { ...draft, lock, issues, updates };
}

/** The part of a lock that a workflow uses, in order of the steps' names; all of it while the workflow cannot be read. */
export function describeLock(workflow: Record<string, unknown>, lock: DefinitionLock): DefinitionLock {
  const { readable } = readWorkflow(workflow);
  const used = new Set(readable?.nodes.map((node) => node.step));
  return Object.fromEntries(
    Object.entries(lock)
      .filter(([step]) => !readable || used.has(step))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
