import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { canonicalJson } from '../canonical/canonical-json.js';
import { jsonPointer } from '../model/json-pointer.js';
import { plainObject } from '../model/plain-object.js';
import { workflowSchema } from '../model/workflow-schema.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryIntent, arbitraryLaidOutWorkflow, editFor, type EditIntent } from '../testing/arbitrary-edit.js';
import { applyEdit } from './apply-edit.js';
import { edgeKey } from '../model/edge-identity.js';
import { EditError } from './edit-error.js';
import type { MergeConflict } from './merge-conflict.js';
import { mergeWorkflows } from './merge-workflows.js';

const isValid = new Ajv2020().compile(workflowSchema);
/** Edits of the first few nodes and of few settings, so that both sides often mean the same one. */
const arbitrarySetting = fc
  .tuple(
    arbitraryIntent,
    fc.constantFrom('setParam' as const, 'setUi' as const, 'resetParam' as const),
    fc.constantFrom('/width', '/deep', '/deep/x', '/deep/y/z'),
  )
  .map(([intent, kind, pointer]): EditIntent => ({ ...intent, kind, pointer }));
const arbitrarySide = fc.array(
  fc.oneof(arbitraryIntent, arbitrarySetting).map((intent) => ({ ...intent, a: intent.a % 4, b: intent.b % 3 })),
  { maxLength: 8 },
);

/** A workflow and what two people made of it. */
const arbitraryThree = fc
  .tuple(arbitraryLaidOutWorkflow, arbitrarySide, arbitrarySide)
  .map(([base, mine, theirs]) => ({ base, mine: edited(base, mine), theirs: edited(base, theirs) }));

function edited(base: Workflow, intents: EditIntent[]): Workflow {
  return intents.reduce((workflow, intent) => {
    const edit = editFor(workflow, intent);
    try {
      return edit ? applyEdit(workflow, edit) : workflow;
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      return workflow;
    }
  }, base);
}

/** A choice for each conflict that looks random and does not depend on which side is called mine. */
const chosen = ({ path }: MergeConflict) =>
  [...path].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 2 ? 'mine' : 'theirs';
const swapped = ({ path, base, mine, theirs }: MergeConflict) => ({ path, base, mine: theirs, theirs: mine });

/** Every single value of a workflow by its path, objects as marks that they are there; an edge by its ends and ports. */
function valuesOf(workflow: Workflow): Map<string, string> {
  const values = new Map<string, string>();
  const collect = (path: string, value: unknown): void => {
    const record = plainObject(value);
    if (value !== undefined) values.set(path, record ? 'an object' : canonicalJson(value));
    for (const [key, member] of Object.entries(record ?? {})) collect(path + jsonPointer(key), member);
  };
  for (const node of workflow.nodes) collect(jsonPointer('nodes', node.id), node);
  for (const edge of workflow.edges) values.set(edgeKey(edge), 'an edge');
  collect('/ui', workflow.ui);
  return values;
}

function isReported(path: string, conflicts: readonly MergeConflict[]): boolean {
  const places = path.startsWith('[')
    ? (JSON.parse(path) as string[]).slice(0, 2).map((id) => jsonPointer('nodes', id))
    : [path];
  return conflicts.some((conflict) => places.some((place) => `${place}/`.startsWith(`${conflict.path}/`)));
}

/** Paths where the merged workflow has not what three-way merging asks for and no conflict says so. */
function silentDifferences({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Workflow>): string[] {
  const { workflow, conflicts } = mergeWorkflows(base, mine, theirs, chosen);
  const [b, m, t, result] = [base, mine, theirs, workflow].map(valuesOf) as [
    Map<string, string>,
    ...Map<string, string>[],
  ];
  return [...new Set([b, m, t, result].flatMap((values) => [...(values?.keys() ?? [])]))].filter((path) => {
    const [before, ours, other] = [b.get(path), m?.get(path), t?.get(path)];
    const allowed = ours === before ? [other] : other === before ? [ours] : ours === other ? [ours] : [];
    return !allowed.includes(result?.get(path)) && !isReported(path, conflicts);
  });
}

describe('mergeWorkflows', () => {
  it('is one side where the other changed nothing or the same', () => {
    fc.assert(
      fc.property(arbitraryThree, ({ base, mine, theirs }) => {
        const merged = [
          mergeWorkflows(base, mine, base),
          mergeWorkflows(base, base, theirs),
          mergeWorkflows(base, mine, mine),
        ];
        expect(merged.map(({ workflow }) => canonicalJson(workflow))).toEqual([mine, theirs, mine].map(canonicalJson));
        expect(merged.flatMap(({ conflicts }) => conflicts)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('has every change of both sides, no other, and reports each that it has not', () => {
    fc.assert(
      fc.property(arbitraryThree, (three) => expect(silentDifferences(three)).toEqual([])),
      { numRuns: 250 },
    );
  });

  it('is the same whichever side is called mine', () => {
    fc.assert(
      fc.property(arbitraryThree, ({ base, mine, theirs }) => {
        const one = mergeWorkflows(base, mine, theirs, chosen);
        const other = mergeWorkflows(base, theirs, mine, (conflict) =>
          chosen(conflict) === 'mine' ? 'theirs' : 'mine',
        );
        expect(canonicalJson(other.workflow)).toBe(canonicalJson(one.workflow));
        expect(other.conflicts.map(swapped).map(canonicalJson)).toEqual(one.conflicts.map(canonicalJson));
      }),
      { numRuns: 100 },
    );
  });

  it('is a workflow that the schema takes, without an edge into nothing, whatever is chosen', () => {
    fc.assert(
      fc.property(arbitraryThree, ({ base, mine, theirs }) => {
        const { workflow } = mergeWorkflows(base, mine, theirs, chosen);
        const ids = new Set(workflow.nodes.map(({ id }) => id));
        expect([isValid(workflow), ids.size]).toEqual([true, workflow.nodes.length]);
        expect(workflow.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
        expect(new Set(workflow.edges.map(edgeKey)).size).toBe(workflow.edges.length);
      }),
      { numRuns: 250 },
    );
  });

  it('meets merges with and without conflicts, and conflicts of all sorts, in these properties', () => {
    const samples = fc.sample(arbitraryThree, { numRuns: 250, seed: 1 });
    const changed = samples.filter(({ base, mine, theirs }) => base !== mine && base !== theirs && mine !== theirs);
    const conflicts = changed.map(({ base, mine, theirs }) => mergeWorkflows(base, mine, theirs).conflicts);
    const paths = conflicts.flat().map(({ path }) => path);
    expect(conflicts.filter((list) => list.length === 0).length).toBeGreaterThan(30);
    const sorts = [/^\/nodes\/[^/]+$/, /^\/nodes\/[^/]+\/params/, /^\/nodes\/[^/]+\/ui/, /^\/ui/];
    const counts = sorts.map((sort) => paths.filter((path) => sort.test(path)).length);
    expect(counts.filter((count) => count < 5)).toEqual([]);
  });
});
