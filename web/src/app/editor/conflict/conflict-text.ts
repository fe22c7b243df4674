import type { MergeConflict, Workflow } from '#workflow-core';

/** What a conflict is about, by the names that people see: `Render: width`, `the node Notify`, `notes of the workflow`. */
export function conflictPlace({ path }: MergeConflict, nameOf: (nodeId: string) => string): string {
  const [where, first = '', ...rest] = path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (where !== 'nodes') return `${[first, ...rest].join(' / ')} of the workflow`;
  if (rest.length === 0) return `the node ${nameOf(first)}`;
  const [kind, ...members] = rest;
  if (kind === 'ui') return `${nameOf(first)}: ${members.join(' / ') || 'layout'}`;
  return `${nameOf(first)}: ${members.join(' / ') || 'all settings'}`;
}

/** The name of a node on the canvas in the first workflow that gives it one, else its id. */
export function nodeName(workflows: readonly Workflow[], id: string): string {
  const labels = workflows.map(({ nodes }) => nodes.find((node) => node.id === id)?.ui?.['label']);
  const label = labels.find((one) => typeof one === 'string' && one !== '');
  return typeof label === 'string' ? label : id;
}

const MOST = 160;

/** What one side has, in one line; of a whole node its step. */
export function conflictValue({ path, ...sides }: MergeConflict, side: 'base' | 'mine' | 'theirs'): string {
  const value = sides[side];
  if (value === undefined) return path.split('/').length > 3 ? 'not set' : 'not there';
  if (isNode(value)) return `there, does ${value.node.step}`;
  if (isPoint(value)) return `at ${value.x}, ${value.y}`;
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

const isNode = (value: unknown): value is { node: { step: string } } =>
  typeof (value as { node?: { step?: unknown } } | null)?.node?.step === 'string';

const isPoint = (value: unknown): value is { x: number; y: number } => {
  const { x, y, ...rest } = (value ?? {}) as Record<string, unknown>;
  return typeof x === 'number' && typeof y === 'number' && Object.keys(rest).length === 0;
};
