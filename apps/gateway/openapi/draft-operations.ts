import type { Operation } from './operation.js';
import { listOf, refTo } from './schema-of.js';

const workflows = { tag: 'workflows' };
const draft = { reply: refTo('DraftReply') };

/** What people do with workflows before and while they publish them. */
export const draftOperations: Record<string, Operation> = {
  'get /api/workflows': {
    ...workflows,
    summary: 'Workflows with their newest version and draft; `archived=true` also those that are archived',
    query: ['archived', 'after', 'limit'],
    reply: listOf(refTo('WorkflowSummary')),
  },
  'post /api/workflows': {
    ...workflows,
    ...draft,
    summary: 'Create a workflow with a draft; nothing is published',
    status: 201,
    body: 'CreateWorkflowRequest',
  },
  'post /api/workflows/import': {
    ...workflows,
    ...draft,
    summary: 'Import a workflow with its lock as a draft; with If-Match the draft of that key is replaced',
    status: 201,
    headers: { 'If-Match': false },
    body: 'ImportWorkflowRequest',
  },
  'get /api/workflows/{key}/export': {
    ...workflows,
    summary: 'A version (the newest unless named, or `draft`) with its lock, as import takes them',
    query: ['version'],
    reply: refTo('WorkflowExport'),
  },
  'get /api/workflows/{key}/draft': {
    ...workflows,
    ...draft,
    summary: 'The draft with what is wrong and newer definitions on offer; its ETag is its revision',
  },
  'put /api/workflows/{key}/draft': {
    ...workflows,
    ...draft,
    summary: 'Save the draft, also half done; If-Match names the ETag that was loaded (428 without, 412 when stale)',
    headers: { 'If-Match': true },
    body: 'SaveDraftRequest',
  },
  'post /api/workflows/{key}/publish': {
    ...workflows,
    summary: 'Publish the draft as the next version, unless the newest does the same already (`created: false`)',
    body: 'PublishDraftRequest',
    reply: refTo('PublishReply'),
  },
  'post /api/workflows/{key}/archive': {
    ...workflows,
    ...draft,
    summary: 'Archive a workflow, or take it out again; legacy delivers what an archived one would',
    body: 'ArchiveWorkflowRequest',
  },
  'post /api/workflows/{key}/duplicate': {
    ...workflows,
    ...draft,
    summary: 'Copy the draft to another key',
    status: 201,
    body: 'DuplicateWorkflowRequest',
  },
  'get /api/workflows/{key}/versions': {
    ...workflows,
    summary: 'Versions, newest first, each with what it changed',
    query: ['after', 'limit'],
    reply: listOf(refTo('VersionSummary')),
  },
  'get /api/workflows/{key}/diff': {
    ...workflows,
    summary:
      'What changed between two states, each a version or `draft`; by default from the newest version to the draft',
    query: ['from', 'to'],
    reply: refTo('WorkflowDiffReply'),
  },
  'post /api/workflows/{key}/dry-run': {
    ...workflows,
    summary: 'What a run for an order line would do; nothing is written',
    body: 'DryRunRequest',
    reply: refTo('DryRunReply'),
  },
};
