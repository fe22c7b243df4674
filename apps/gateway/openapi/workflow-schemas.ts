import type { LiveWorker, ValidateWorkflowReply, WorkflowVersionReply } from '#contracts';
import { workflowSchema } from '#workflow-core';
import type { Issue, NodeDefinition, PresetConversion, PresetNote } from '#workflow-core';
import { anyObject, flag, instant, integer, listOf, mapOf, oneOf, orNull, refTo, schemaOf, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

export const key: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
export const semanticHash: Schema = { type: 'string', pattern: '^wf1:[0-9a-f]{64}$' };
const { $schema: _dialect, ...workflow } = workflowSchema;

export const versionProperties = {
  key,
  label: text,
  version: integer,
  semanticHash,
  workflow: refTo('Workflow'),
  lock: mapOf(anyObject),
  definitions: listOf(refTo('NodeDefinition')),
  publishedAt: instant,
  note: orNull(text),
};

/** What the registry's routes take and give. */
export const workflowSchemas: Record<string, Schema> = {
  Workflow: workflow,
  NodeDefinition: schemaOf<NodeDefinition>(
    {
      step: text,
      version: integer,
      label: text,
      category: text,
      description: text,
      icon: text,
      pool: oneOf('render', 'materials', 'notify'),
      requires: oneOf('none', 'chromium', 'blender'),
      effect: oneOf('none', 'catalog', 'asset', 'notification'),
      paramsSchema: anyObject,
      inputs: mapOf(anyObject),
      outputs: mapOf(anyObject),
      atLeastOneInput: listOf(text),
      timeouts: mapOf(integer),
      retry: mapOf(integer),
      cacheable: flag,
    },
    ['atLeastOneInput'],
  ),
  Issue: schemaOf<Issue>(
    {
      code: text,
      severity: oneOf('error', 'warning'),
      path: { ...text, format: 'json-pointer' },
      nodeId: text,
      edge: mapOf(text),
      message: text,
      hint: text,
    },
    ['nodeId', 'edge'],
  ),
  PresetConfig: anyObject,
  PresetNote: schemaOf<PresetNote>({
    code: text,
    severity: oneOf('error', 'warning', 'info'),
    path: { ...text, format: 'json-pointer' },
    message: text,
    hint: text,
  }),
  PresetConversion: schemaOf<PresetConversion>({
    workflow: orNull(refTo('Workflow')),
    report: listOf(refTo('PresetNote')),
  }),
  ValidateWorkflowReply: schemaOf<ValidateWorkflowReply>({
    valid: flag,
    issues: listOf(refTo('Issue')),
    semanticHash: orNull(semanticHash),
  }),
  LiveWorker: schemaOf<LiveWorker>({
    worker: text,
    pools: listOf(text),
    capabilities: listOf(text),
    slots: integer,
    lastSeenAt: instant,
  }),
  WorkflowVersionReply: schemaOf<WorkflowVersionReply>(versionProperties),
};
