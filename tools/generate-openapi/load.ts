import { workflowSchema } from '#workflow-core';
import { publicPath } from '../../apps/gateway/http/public-path.js';
import { readNested, readRules } from './read-rules.ts';
import type { Loaded } from './describe-api.ts';
import { refTo } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { ANY_JSON } from './schema-writer.ts';

const { $schema: _dialect, title: _title, ...workflow } = workflowSchema;

/** Objects without named properties hold any JSON. */
function withOpenObjects(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withOpenObjects);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { type, properties } = schema as JsonSchema;
  const isOpen = type === 'object' && properties === undefined;
  const parts = Object.entries(schema).map(([key, part]) => [key, withOpenObjects(part)] as const);
  return { ...Object.fromEntries(parts), ...(isOpen && { additionalProperties: refTo(ANY_JSON) }) };
}

/** Loads the contracts' rules at run time. */
export const load = (): Loaded => ({
  rules: readRules(),
  nested: readNested(),
  known: { Workflow: withOpenObjects(workflow) as JsonSchema },
  publicPath,
});
