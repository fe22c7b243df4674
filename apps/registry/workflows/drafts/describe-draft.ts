import type { DraftReply } from '#contracts';
import { definitionUpdates, readWorkflow } from '#workflow-core';
import type { DefinitionLock, Issue, NodeDefinitions } from '#workflow-core';
import { nameOf, withForm } from '../../palette/form-of.js';
import type { Draft } from './workflow-drafts.repository.js';

/** What a draft is described by: `definitions` are those of its lock, and the newest of what the lock does not name. */
interface DraftDefinitions {
  locked: NodeDefinitions;
  definitions: NodeDefinitions;
  newest: NodeDefinitions;
}

/** A draft with its definitions, its issues and the available updates of its definitions. */
export function describeDraft(
  { issueCounts: _, ...draft }: Draft,
  issues: Issue[],
  { locked, definitions, newest }: DraftDefinitions,
): DraftReply {
  const { readable } = readWorkflow(draft.workflow);
  const lock = describeLock(draft.workflow, draft.lock);
  const updates = readable ? definitionUpdates({ workflow: readable, lock }, locked, newest) : [];
  const used = Object.keys(lock).flatMap((step) => definitions.get(step) ?? []);
  const withForms = Object.fromEntries(used.map((definition) => [nameOf(definition), withForm(definition)]));
  return { ...draft, lock, definitions: withForms, issues, updates };
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
