import { schemaAt, type WorkflowChange } from '#workflow-core';
import type { ComparedSide } from './compared-side';
import { markOf, type Mark } from './compared-graph';

/** A change as the list has it. `before` and `after` are texts of values; both absent where the words say it all. */
export interface ChangeLine {
  mark: Mark;
  nodeId: string | null;
  /** What it is about: a node, a wire, a step. */
  name: string;
  what: string;
  before?: string;
  after?: string;
}

/** The changes in words, with the names of nodes and settings that people know. */
export function changeLines(changes: readonly WorkflowChange[], side: ComparedSide): ChangeLine[] {
  return changes.map((change) => lineOf(change, side));
}

function lineOf(change: WorkflowChange, side: ComparedSide): ChangeLine {
  const { kind, nodeId = null, message } = change;
  const line = { mark: markOf(change), nodeId, name: nodeId === null ? '' : nameOf(nodeId, side) };
  if (kind === 'node_added' || kind === 'node_removed') return { ...line, what: '' };
  if (kind === 'param_changed') return { ...line, what: settingOf(change, side), ...values(change) };
  if (kind === 'layout_changed') return { ...line, what: `${change.path.split('/').at(-1)} in the editor` };
  return { ...line, what: message };
}

const values = ({ before, after }: WorkflowChange) => ({ before: textOf(before), after: textOf(after) });

const MOST = 80;

function textOf(value: unknown): string {
  const text = value === undefined ? 'not set' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text || '(empty)';
}

function nameOf(id: string, { workflow, steps }: ComparedSide): string {
  const node = workflow.nodes.find((one) => one.id === id);
  const own = node?.ui?.['label'];
  if (typeof own === 'string' && own !== '') return own;
  return steps.get(node?.step ?? '')?.definition.label ?? id;
}

/** The title of the setting, with the place inside it where it is a list or an object. */
function settingOf({ path, nodeId = '' }: WorkflowChange, { workflow, steps }: ComparedSide): string {
  const [first = '', ...rest] = path.split('/').slice(4);
  const step = workflow.nodes.find(({ id }) => id === nodeId)?.step ?? '';
  const schema = steps.get(step)?.definition.paramsSchema;
  const title = schema && (schemaAt(schema, `/${first}`) as { title?: string } | null)?.title;
  return [title ?? first, ...rest].join(' / ') || 'Settings';
}
