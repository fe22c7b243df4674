import fc from 'fast-check';
import type { Edit, LayoutEdit, SemanticEdit } from '../edit/edit.js';
import { healingEdges } from '../edit/healing-edges.js';
import { copyNodes } from '../edit/paste-nodes.js';
import type { Workflow, WorkflowEdge } from '../model/workflow.js';
import { arbitraryWorkflow } from './arbitrary-workflow.js';
import { fakeDefinitions } from './fake-definitions.js';

/** Random numbers and values that become an edit once a workflow is at hand: most then apply, some are refused. */
export interface EditIntent {
  kind: SemanticEdit['kind'] | LayoutEdit['kind'] | 'compound';
  a: number;
  b: number;
  id: string;
  pointer: string;
  value: unknown;
  parts: EditIntent[];
}

const SEMANTIC = [
  'addNode',
  'removeNodes',
  'renameNode',
  'connect',
  'disconnect',
  'setParam',
  'resetParam',
  'insertOnEdge',
  'paste',
] as const satisfies SemanticEdit['kind'][];
const LAYOUT = ['moveNodes', 'setLabel', 'setUi', 'resetUi'] as const satisfies LayoutEdit['kind'][];
const STEPS = [...fakeDefinitions.keys()];

/** Few ids, members and values, so that edits meet each other; some of each that no workflow may hold. */
function intentOf(
  kinds: fc.Arbitrary<EditIntent['kind']>,
  parts: fc.Arbitrary<EditIntent[]>,
): fc.Arbitrary<EditIntent> {
  return fc.record({
    kind: kinds,
    a: fc.nat(50),
    b: fc.nat(50),
    id: fc.constantFrom('a', 'b', 'n1', 'n2', 'n3', 'n4', 'render_2', '', 'a b', '__proto__', 'x'.repeat(64)),
    pointer: fc.constantFrom(
      '/width',
      '/deep',
      '/deep/x',
      '/deep/y/z',
      '/list',
      '/list/0',
      '/list/-',
      '',
      '/__proto__',
      'x',
    ),
    value: fc.oneof(
      fc.constantFrom<unknown>(
        0,
        1,
        'text',
        null,
        true,
        {},
        { x: 1 },
        { x: 1, y: { z: 2 } },
        [],
        [1, 2],
        NaN,
        undefined,
      ),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    parts,
  });
}

const noParts = fc.constant<EditIntent[]>([]);

export const arbitraryLayoutIntent = intentOf(fc.constantFrom(...LAYOUT), noParts);
export const arbitrarySemanticIntent = intentOf(fc.constantFrom(...SEMANTIC), noParts);

/** Edits of all kinds, compounds of up to three among them. */
export const arbitraryIntent = fc.oneof(
  { weight: 9, arbitrary: intentOf(fc.constantFrom(...SEMANTIC, ...LAYOUT), noParts) },
  {
    weight: 1,
    arbitrary: intentOf(
      fc.constant('compound' as const),
      fc.array(intentOf(fc.constantFrom(...SEMANTIC, ...LAYOUT), noParts), { maxLength: 3 }),
    ),
  },
);

/** Random workflows without an error whose nodes have a place and a label, with a note beside them. */
export const arbitraryLaidOutWorkflow: fc.Arbitrary<Workflow> = arbitraryWorkflow.map((workflow) => ({
  ...workflow,
  nodes: workflow.nodes.map((node, at) => ({ ...node, ui: { label: node.step, position: { x: at * 300, y: 0 } } })),
  ui: { notes: { first: { text: 'A note', position: { x: 0, y: 200 } } } },
}));

/** The edit that an intent becomes on a workflow; null where the workflow has nothing that such an edit could name. */
export function editFor(workflow: Workflow, intent: EditIntent): Edit | null {
  if (intent.kind === 'compound') {
    return { kind: 'compound', edits: intent.parts.flatMap((part) => editFor(workflow, part) ?? []) };
  }
  const ids = workflow.nodes.map((node) => node.id);
  const [first, second] = [ids[intent.a % ids.length], ids[intent.b % ids.length]];
  const make = FREE[intent.kind];
  if (make) return make(intent);
  return first === undefined || second === undefined
    ? null
    : (BOUND[intent.kind]?.(workflow, intent, [first, second]) ?? null);
}

const nodeOf = ({ id, a, b, value }: EditIntent) => ({
  id,
  step: STEPS[a % STEPS.length] ?? '',
  params: b % 2 ? {} : ({ width: value } as Record<string, unknown>),
  ui: { position: { x: a, y: b } },
});

const FREE: Partial<Record<EditIntent['kind'], (intent: EditIntent) => Edit>> = {
  addNode: (intent) => ({ kind: 'addNode', node: nodeOf(intent) }),
};

type Make = (workflow: Workflow, intent: EditIntent, ids: readonly [string, string]) => Edit | null;

const BOUND: Partial<Record<EditIntent['kind'], Make>> = {
  removeNodes: (workflow, { a }, ids) => {
    const removed = [...new Set(ids)];
    return {
      kind: 'removeNodes',
      ids: removed,
      ...(a % 2 && { heal: healingEdges(workflow, removed, fakeDefinitions) }),
    };
  },
  renameNode: (_, { id }, [first]) => ({ kind: 'renameNode', id: first, to: id }),
  connect: (_, { a, b }, [from, to]) => ({
    kind: 'connect',
    edge: { from, to, ...(a % 3 === 0 && { output: 'render' }), ...(b % 3 === 0 && { input: 'render' }) },
  }),
  disconnect: (workflow, { a }) => withEdge(workflow, a, (edge) => ({ kind: 'disconnect', edge })),
  insertOnEdge: (workflow, intent) =>
    withEdge(workflow, intent.a, (edge) => ({ kind: 'insertOnEdge', edge, node: nodeOf(intent) })),
  paste: (workflow, { a }, ids) => ({
    kind: 'paste',
    fragment: copyNodes(workflow, ids),
    ...(a % 2 && { offset: { x: 20, y: 20 } }),
  }),
  setParam: (_, { pointer, value }, [id]) => ({ kind: 'setParam', id, pointer, value }),
  resetParam: (_, { pointer }, [id]) => ({ kind: 'resetParam', id, pointer }),
  moveNodes: (_, { a, b }, ids) => ({ kind: 'moveNodes', moves: ids.map((id) => ({ id, x: a, y: b })) }),
  setLabel: (_, { id: label, a }, [id]) => ({ kind: 'setLabel', id, label: a % 3 ? label : null }),
  setUi: (_, { pointer, value, a }, [id]) => ({ kind: 'setUi', pointer, value, ...(a % 2 && { id }) }),
  resetUi: (_, { pointer, a }, [id]) => ({ kind: 'resetUi', pointer, ...(a % 2 && { id }) }),
};

function withEdge(workflow: Workflow, at: number, make: (edge: WorkflowEdge) => Edit): Edit | null {
  const edge = workflow.edges[at % workflow.edges.length];
  return edge ? make(edge) : null;
}
