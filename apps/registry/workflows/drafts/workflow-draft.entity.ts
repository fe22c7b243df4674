import { defineEntity, p } from '@mikro-orm/core';
import type { IssueCounts } from '#contracts';
import type { DefinitionLock } from '#workflow-core';

/** The one draft of each workflow key. `workflow` is any JSON object, as editors save incomplete work. */
export const WorkflowDraftEntity = defineEntity({
  name: 'WorkflowDraft',
  tableName: 'workflow_draft',
  properties: {
    key: p.string().length(63).primary(),
    label: p.string().length(200),
    workflow: p.json<Record<string, unknown>>(),
    /** Also of steps that the draft does not use now: a node that is added again keeps its definition. */
    lock: p.json<DefinitionLock>(),
    /** Null while the draft is not valid. */
    semanticHash: p.string().length(68).nullable(),
    /** Null where it was last saved by a build that did not count. */
    issueCounts: p.json<IssueCounts>().nullable(),
    /** Grows with every save: the optimistic lock. */
    revision: p.integer(),
    basedOn: p.integer().nullable(),
    changedAt: p.datetime().defaultRaw('now()'),
    /** The name of a person; null where it was not known. */
    changedBy: p.string().length(100).nullable(),
    archivedAt: p.datetime().nullable(),
    archivedBy: p.string().length(100).nullable(),
  },
});
