import type { Issue, IssueCode } from './issue.js';
import { jsonPointer } from './json-pointer.js';
import { ownValue, plainObject, shown } from './plain-object.js';
import { NODE_ID_PATTERN, workflowSchema } from './workflow-schema.js';
import type { Workflow } from './workflow.js';

type Path = (string | number)[];

const NODE_ID = new RegExp(NODE_ID_PATTERN);
const WORKFLOW_KEYS = Object.keys(workflowSchema.properties);
const NODE_KEYS = Object.keys(workflowSchema.properties.nodes.items.properties);
const EDGE_KEYS = Object.keys(workflowSchema.properties.edges.items.properties);

/** `workflow` is null as soon as there is any issue; every issue is an error and points into the document. */
export interface ParsedWorkflow {
  workflow: Workflow | null;
  issues: Issue[];
}

/** Checks the shape of a canonical workflow strictly: any unknown key, version or wrong type is an issue. Never throws. */
export function parseWorkflow(json: unknown): ParsedWorkflow {
  const { readable, issues } = readWorkflow(json);
  return { workflow: issues.length === 0 ? readable : null, issues };
}

/** Like `parseWorkflow`, but still hands over a workflow whose nodes and edges can be read, so that more can be checked. */
export function readWorkflow(json: unknown): { readable: Workflow | null; issues: Issue[] } {
  const root = plainObject(json);
  if (!root) return { readable: null, issues: [notAWorkflow(json)] };
  if (root['version'] !== 1) return { readable: null, issues: [unknownVersion(root['version'])] };
  const shape = new ShapeCheck();
  shape.checkKeys(root, [], WORKFLOW_KEYS);
  shape.checkList(root, 'nodes', (node, path) => shape.checkNode(node, path));
  shape.checkList(root, 'edges', (edge, path) => shape.checkEdge(edge, path));
  return { readable: shape.readable ? (root as unknown as Workflow) : null, issues: shape.issues };
}

class ShapeCheck {
  readonly issues: Issue[] = [];
  readable = true;

  checkKeys(record: Record<string, unknown>, path: Path, known: string[]): void {
    for (const key of Object.keys(record)) {
      if (known.includes(key) || record[key] === undefined) continue;
      this.report('unknown_key', [...path, key], `Unknown key ${shown(key)}`, `Known keys here: ${known.join(', ')}.`);
    }
    const ui = ownValue(record, 'ui');
    if (ui === undefined || plainObject(ui)) return;
    this.report('invalid_value', [...path, 'ui'], `"ui" is ${shown(ui)}`, 'Make it an object or leave it out.');
  }

  checkList(root: Record<string, unknown>, key: string, check: (item: unknown, path: Path) => void): void {
    const list = ownValue(root, key);
    if (Array.isArray(list)) list.forEach((_, index) => check(list[index], [key, index]));
    else
      this.unreadable('invalid_value', [key], `"${key}" is ${shown(list)}`, `Make "${key}" a list; it may be empty.`);
  }

  checkNode(value: unknown, path: Path): void {
    const node = this.asObject(value, path, 'A node');
    if (!node) return;
    this.checkKeys(node, path, NODE_KEYS);
    this.checkId(ownValue(node, 'id'), [...path, 'id']);
    this.checkText(node, 'step', path);
    const params = ownValue(node, 'params');
    if (plainObject(params)) return;
    this.unreadable(
      'invalid_value',
      [...path, 'params'],
      `"params" is ${shown(params)}`,
      'Make it an object such as {}.',
    );
  }

  checkEdge(value: unknown, path: Path): void {
    const edge = this.asObject(value, path, 'An edge');
    if (!edge) return;
    this.checkKeys(edge, path, EDGE_KEYS);
    this.checkText(edge, 'from', path);
    this.checkText(edge, 'to', path);
    if (ownValue(edge, 'output') !== undefined) this.checkText(edge, 'output', path);
    if (ownValue(edge, 'input') !== undefined) this.checkText(edge, 'input', path);
  }

  private checkId(id: unknown, path: Path): void {
    if (typeof id === 'string' && NODE_ID.test(id)) return;
    this.report('invalid_id', path, `A node id is ${shown(id)}`, 'Use 1 to 64 letters, digits, "_" or "-".');
    if (typeof id !== 'string') this.readable = false;
  }

  private checkText(record: Record<string, unknown>, key: string, path: Path): void {
    const value = ownValue(record, key);
    if (typeof value === 'string' && value !== '') return;
    this.unreadable(
      'invalid_value',
      [...path, key],
      `"${key}" is ${shown(value)}`,
      'Make it a text that is not empty.',
    );
  }

  private asObject(value: unknown, path: Path, what: string): Record<string, unknown> | null {
    const record = plainObject(value);
    if (!record) this.unreadable('invalid_value', path, `${what} is ${shown(value)}`, 'Make it an object.');
    return record;
  }

  private unreadable(code: IssueCode, path: Path, message: string, hint: string): void {
    this.readable = false;
    this.report(code, path, message, hint);
  }

  private report(code: IssueCode, path: Path, what: string, hint: string): void {
    const pointer = jsonPointer(...path);
    this.issues.push({ code, severity: 'error', path: pointer, message: `${what} at ${pointer}.`, hint });
  }
}

function notAWorkflow(json: unknown): Issue {
  const message = `A workflow is a JSON object, this is ${shown(json)}.`;
  const hint = 'Start from {"version": 1, "nodes": [], "edges": []}.';
  return { code: 'not_a_workflow', severity: 'error', path: '', message, hint };
}

function unknownVersion(version: unknown): Issue {
  const message = `The workflow's "version" is ${shown(version)}; the only known version is 1.`;
  const hint = 'Set "version" to 1, or update this software if a newer one wrote the workflow.';
  return { code: 'unknown_version', severity: 'error', path: '/version', message, hint };
}
