import { compareIds } from '../model/compare-ids.js';
import { ownValue, plainObject } from '../model/plain-object.js';
import { workflowSchema } from '../model/workflow-schema.js';
import type { Workflow } from '../model/workflow.js';
import { canonicalJson } from './canonical-json.js';

/**
 * The one text of a workflow file, whatever the order of its keys: the workflow's, nodes' and edges' members in the order
 * of the workflow schema, all other keys (in params and `ui`, and unknown ones) sorted by code units, nodes and edges as
 * they are; two spaces, a line break at the end. A draft that is no valid workflow keeps all its members. Throws
 * TypeError where a value is no JSON, naming where it is.
 */
export function formatWorkflow(workflow: Workflow | Record<string, unknown>): string {
  return `${write(JSON.parse(canonicalJson(workflow)), workflowSchema, '\n')}\n`;
}

/** `schema` describes the value; a member that its `properties` do not name comes after those that they name. */
function write(value: unknown, schema: unknown, lineBreak: string): string {
  const rules = plainObject(schema) ?? {};
  const inner = `${lineBreak}  `;
  if (Array.isArray(value)) {
    return enclosed(
      '[]',
      value.map((item) => write(item, rules['items'], inner)),
      lineBreak,
    );
  }
  const record = plainObject(value);
  if (!record) return JSON.stringify(value);
  const named = plainObject(rules['properties']) ?? {};
  const members = keysInOrder(record, Object.keys(named)).map(
    (key) => `${JSON.stringify(key)}: ${write(record[key], ownValue(named, key), inner)}`,
  );
  return enclosed('{}', members, lineBreak);
}

function keysInOrder(record: Record<string, unknown>, first: string[]): string[] {
  const others = Object.keys(record).filter((key) => !first.includes(key));
  return [...first.filter((key) => Object.hasOwn(record, key)), ...others.sort(compareIds)];
}

function enclosed(brackets: '[]' | '{}', items: string[], lineBreak: string): string {
  if (items.length === 0) return brackets;
  return `${brackets[0]}${lineBreak}  ${items.join(`,${lineBreak}  `)}${lineBreak}${brackets[1]}`;
}
