import type { WorkflowVersionReply } from '#contracts';
import { lockOf, semanticHash } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { BENCH_STEPS } from './bench-steps.js';

type Edge = readonly [from: string, to: string];

/** The 8 nodes of a still: 6 levels, 3 nodes side by side on the second. */
export function renderDag(): WorkflowVersionReply {
  const ids = ['setup', 'template', 'material_map', 'bbox', 'populate', 'still', 'save', 'notify'];
  const nodes = ids.map((id) => node(id, `bench_${id}`));
  return published('render-dag', nodes, [
    ['setup', 'template'],
    ['setup', 'material_map'],
    ['setup', 'bbox'],
    ['template', 'populate'],
    ['material_map', 'populate'],
    ['bbox', 'populate'],
    ['populate', 'still'],
    ['still', 'save'],
    ['save', 'notify'],
  ]);
}

/** `chains` chains side by side, each of `length` light nodes one after the other. */
export function chains(count: number, length: number): WorkflowVersionReply {
  const nodes = range(count * length).map((at) => node(`n${at}`, at % length === 0 ? 'bench_first' : 'bench_light'));
  const edges = nodes.flatMap((_, at): Edge[] => (at % length === 0 ? [] : [[`n${at - 1}`, `n${at}`]]));
  return published(`chains-${count}-of-${length}`, nodes, edges);
}

/** One node, then `width` nodes side by side, then one that waits for them all. */
export function fanOut(width: number): WorkflowVersionReply {
  const leaves = range(width).map((at) => `n${at}`);
  const nodes = [node('first', 'bench_first'), ...leaves.map((id) => node(id, 'bench_light')), node('last', 'bench_gather')]; // prettier-ignore
  const edges = leaves.flatMap((id): Edge[] => [
    ['first', id],
    [id, 'last'],
  ]);
  return published(`fan-out-${width}`, nodes, edges);
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const node = (id: string, step: string): Workflow['nodes'][number] => ({ id, step, params: {} });

function published(key: string, nodes: Workflow['nodes'], edges: Edge[]): WorkflowVersionReply {
  const workflow: Workflow = { version: 1, nodes, edges: edges.map(([from, to]) => ({ from, to })) };
  const used = new Set(nodes.map(({ step }) => step));
  const definitions = BENCH_STEPS.filter(({ step }) => used.has(step));
  const byStep = new Map(definitions.map((definition) => [definition.step, definition]));
  const lock = lockOf(workflow, byStep);
  const head = {
    key,
    label: key,
    version: 1,
    semanticHash: semanticHash(workflow, lock, byStep),
    publishedBy: null,
    note: null,
  };
  return { ...head, workflow, lock, definitions, publishedAt: new Date(0).toISOString() };
}
