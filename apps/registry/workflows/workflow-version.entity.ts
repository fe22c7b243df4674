import { defineEntity, p } from '@mikro-orm/core';
import type { DefinitionLock, NodeDefinition, Workflow } from '#workflow-core';

/** An immutable published version with the node definitions that it was published with. */
export const WorkflowVersionEntity = defineEntity({
  name: 'WorkflowVersion',
  tableName: 'workflow_version',
  indexes: [{ properties: ['key', 'semanticHash'] }],
  properties: {
    key: p.string().length(63).primary(),
    version: p.integer().primary(),
    label: p.string().length(200),
    semanticHash: p.string().length(68),
    workflow: p.json<Workflow>(),
    lock: p.json<DefinitionLock>(),
    definitions: p.json<NodeDefinition[]>(),
    publishedAt: p.datetime().defaultRaw('now()'),
    /** The name of a person; null where it was not known. */
    publishedBy: p.string().length(100).nullable(),
    note: p.string().length(1000).nullable(),
  },
});
