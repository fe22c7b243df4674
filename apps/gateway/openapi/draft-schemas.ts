import type {
  ArchiveWorkflowRequest,
  CreateWorkflowRequest,
  DraftReply,
  DryRunReply,
  DryRunRequest,
  DuplicateWorkflowRequest,
  ImportWorkflowRequest,
  OrderLineInputs,
  PublishDraftRequest,
  PublishReply,
  SaveDraftRequest,
  VersionSummary,
  WorkflowDiffReply,
  WorkflowExport,
  WorkflowSummary,
  WouldStage,
} from '#contracts';
import type { DefinitionUpdate, JsonChange, WorkflowChange } from '#workflow-core';
import {
  anyObject,
  flag,
  instant,
  integer,
  listOf,
  mapOf,
  oneOf,
  orNull,
  refTo,
  schemaOf,
  text,
  uuid,
} from './schema-of.js';
import type { Schema } from './schema-of.js';
import { key, semanticHash, versionProperties } from './workflow-schemas.js';

const pointer: Schema = { ...text, format: 'json-pointer' };
const label: Schema = { ...text, minLength: 1, maxLength: 200 };
const locked: Schema = { type: 'object', properties: { version: integer, hash: text }, required: ['version', 'hash'] };
const lock = mapOf(locked);
const versionOrDraft: Schema = { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'draft' }] };
const anything: Schema = {};

const requests: Record<string, Schema> = {
  CreateWorkflowRequest: schemaOf<CreateWorkflowRequest>({ key, label, workflow: anyObject }, ['workflow']),
  SaveDraftRequest: schemaOf<SaveDraftRequest>({ label, workflow: anyObject, updateDefinitions: flag }, [
    'label',
    'updateDefinitions',
  ]),
  PublishDraftRequest: schemaOf<PublishDraftRequest>({ revision: integer, note: text }, ['revision', 'note']),
  ArchiveWorkflowRequest: schemaOf<ArchiveWorkflowRequest>({ archived: flag }),
  DuplicateWorkflowRequest: schemaOf<DuplicateWorkflowRequest>({ key, label }),
  ImportWorkflowRequest: schemaOf<ImportWorkflowRequest>({ key, workflow: anyObject, lock, label }, ['lock', 'label']),
  DryRunRequest: schemaOf<DryRunRequest>({ orderLineId: uuid, version: versionOrDraft }, ['version']),
};

const changes: Record<string, Schema> = {
  JsonChange: schemaOf<JsonChange>({ path: pointer, before: anything, after: anything }, ['before', 'after']),
  WorkflowChange: schemaOf<WorkflowChange>(
    { kind: text, nodeId: text, path: pointer, before: anything, after: anything, message: text },
    ['nodeId', 'before', 'after'],
  ),
  WorkflowDiffReply: schemaOf<WorkflowDiffReply>({
    semantic: listOf(refTo('WorkflowChange')),
    layout: listOf(refTo('WorkflowChange')),
    same: flag,
    omitted: integer,
  }),
  DefinitionUpdate: schemaOf<DefinitionUpdate>({
    step: text,
    locked,
    newest: locked,
    nodes: listOf(text),
    changes: listOf(refTo('JsonChange')),
  }),
};

const dryRun: Record<string, Schema> = {
  OrderLineInputs: schemaOf<OrderLineInputs>({ pinned: anyObject, outputType: anyObject }),
  WouldStage: schemaOf<WouldStage>(
    {
      node: text,
      effect: oneOf('catalog', 'asset', 'notification'),
      notification: anyObject,
      assets: anyObject,
      catalog: anyObject,
    },
    ['notification', 'assets', 'catalog'],
  ),
  DryRunReply: schemaOf<DryRunReply>({
    key,
    version: versionOrDraft,
    valid: flag,
    issues: listOf(refTo('Issue')),
    order: listOf(text),
    bindings: mapOf(mapOf(listOf(anyObject))),
    params: mapOf(anyObject),
    missing: listOf(anyObject),
    inputs: refTo('OrderLineInputs'),
    wouldStage: listOf(refTo('WouldStage')),
  }),
};

/** What the routes around drafts take and give. */
export const draftSchemas: Record<string, Schema> = {
  ...requests,
  ...changes,
  ...dryRun,
  WorkflowSummary: schemaOf<WorkflowSummary>({
    key,
    label: text,
    latestVersion: orNull(integer),
    semanticHash: orNull(semanticHash),
    archived: flag,
    draft: schemaOf<WorkflowSummary['draft']>({ revision: integer, changedAt: instant, differs: flag }),
  }),
  DraftReply: schemaOf<DraftReply>({
    key,
    label: text,
    workflow: anyObject,
    lock,
    revision: integer,
    basedOn: orNull(integer),
    changedAt: instant,
    archived: flag,
    semanticHash: orNull(semanticHash),
    issues: listOf(refTo('Issue')),
    updates: listOf(refTo('DefinitionUpdate')),
  }),
  PublishReply: schemaOf<PublishReply>({ ...versionProperties, created: flag, warnings: listOf(refTo('Issue')) }),
  VersionSummary: schemaOf<VersionSummary>({
    version: integer,
    label: text,
    semanticHash,
    publishedAt: instant,
    note: orNull(text),
    changes: listOf(text),
  }),
  WorkflowExport: schemaOf<WorkflowExport>({ key, label: text, workflow: anyObject, lock }),
};
