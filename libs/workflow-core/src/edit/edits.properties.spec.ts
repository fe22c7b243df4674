import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { canonicalJson } from '../canonical/canonical-json.js';
import { lockOf } from '../canonical/lock-of.js';
import { semanticHash } from '../canonical/semantic-hash.js';
import { workflowSchema } from '../model/workflow-schema.js';
import type { Workflow } from '../model/workflow.js';
import {
  arbitraryIntent,
  arbitraryLaidOutWorkflow,
  arbitraryLayoutIntent,
  arbitrarySemanticIntent,
  editFor,
  type EditIntent,
} from '../testing/arbitrary-edit.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { EditError } from './edit-error.js';
import type { Edit } from './edit.js';
import { WorkflowHistory } from './workflow-history.js';

const isValid = new Ajv2020().compile(workflowSchema);
const fifty = (intent: fc.Arbitrary<EditIntent>) => fc.array(intent, { minLength: 50, maxLength: 50 });
const hashOf = (workflow: Workflow) => semanticHash(workflow, lockOf(workflow, fakeDefinitions), fakeDefinitions);
/** Also what canonical JSON leaves out: the order of keys and members that are undefined. */
const bytes = (workflow: Workflow) => `${canonicalJson(workflow)}\n${JSON.stringify(workflow)}`;

/** The history after an intent's edit; the same one where there is no such edit or it is refused as it should be. */
function tryApply(history: WorkflowHistory, intent: EditIntent, visit?: object): WorkflowHistory {
  const edit = editFor(history.workflow, intent);
  try {
    return edit ? history.apply(edit, visit) : history;
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return history;
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Each edit of a list that applies, with the workflow before and after it. */
function applied(start: Workflow, intents: EditIntent[]): { edit: Edit; before: Workflow; after: Workflow }[] {
  let history = WorkflowHistory.of(start);
  return intents.flatMap((intent) => {
    const before = history.workflow;
    history = tryApply(history, intent);
    const edit = history.undoSteps.at(-1)?.edit;
    return history.workflow === before || !edit ? [] : [{ edit, before, after: history.workflow }];
  });
}

describe('a list of fifty edits', () => {
  it('gives the start when it is undone and the end when it is redone, byte for byte', () => {
    fc.assert(
      fc.property(arbitraryLaidOutWorkflow, fifty(arbitraryIntent), (start, intents) => {
        const [startBytes, first] = [bytes(start), WorkflowHistory.of(start)];
        const last = intents.reduce<WorkflowHistory>((history, intent) => tryApply(history, intent), first);
        const endBytes = bytes(last.workflow);
        const steps = last.undoSteps.length;
        expect(bytes(start)).toBe(startBytes);

        const undone = Array.from({ length: steps }).reduce<WorkflowHistory>((history) => history.undo(), last);
        expect(bytes(undone.workflow)).toBe(startBytes);
        expect([undone.isSaved, undone.undoSteps.length]).toEqual([true, 0]);

        const redone = Array.from({ length: steps }).reduce<WorkflowHistory>((history) => history.redo(), undone);
        expect(bytes(redone.workflow)).toBe(endBytes);
      }),
    );
  });

  it('gives the start when visits of several edits are undone, each as one step, byte for byte', () => {
    const visits = fc.array(fc.nat(4), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(arbitraryLaidOutWorkflow, fifty(arbitraryIntent), visits, (start, intents, changes) => {
        let [visit, history] = [{}, WorkflowHistory.of(start)];
        const lengths = intents.map((intent, at) => {
          if (changes[at] === 0) visit = {};
          history = tryApply(history, intent, visit);
          return history.undoSteps.filter((step) => step.visit === visit).length;
        });
        expect(Math.max(...lengths)).toBeLessThanOrEqual(1);
        const undone = history.undoSteps.reduce((before) => before.undo(), history);
        expect([bytes(undone.workflow), undone.isSaved]).toEqual([bytes(start), true]);
      }),
    );
  });

  it('never changes its input, and never makes what the schema refuses', () => {
    fc.assert(
      fc.property(arbitraryLaidOutWorkflow, fifty(arbitraryIntent), (start, intents) => {
        let history = WorkflowHistory.of(frozen(start));
        for (const intent of intents) {
          history = tryApply(history, intent);
          frozen(history.workflow);
          if (!isValid(JSON.parse(JSON.stringify(history.workflow)))) throw new Error(JSON.stringify(isValid.errors));
        }
      }),
    );
  });

  it('leaves the semantic hash where it only changes the layout', () => {
    fc.assert(
      fc.property(arbitraryLaidOutWorkflow, fifty(arbitraryLayoutIntent), (start, intents) => {
        const last = intents.reduce<WorkflowHistory>(
          (history, intent) => tryApply(history, intent),
          WorkflowHistory.of(start),
        );
        expect(hashOf(last.workflow)).toBe(hashOf(start));
      }),
    );
  });

  it('leaves the ui of all other nodes and of the workflow where it is semantic', () => {
    fc.assert(
      fc.property(arbitraryLaidOutWorkflow, fifty(arbitrarySemanticIntent), (start, intents) => {
        const changed = applied(start, intents).flatMap(({ edit, before, after }) => {
          const nowCalled = (id: string) => (edit.kind === 'renameNode' && edit.id === id ? edit.to : id);
          const nodes = before.nodes.filter(({ id, ui }) => {
            const now = after.nodes.find((node) => node.id === nowCalled(id));
            return now ? now.ui !== ui : edit.kind !== 'removeNodes' || !edit.ids.includes(id);
          });
          return nodes.length > 0 || after.ui !== before.ui ? [{ edit, nodes }] : [];
        });
        expect(changed).toEqual([]);
      }),
    );
  });

  it('applies edits of every kind in these properties', () => {
    const cases = fc.sample(fc.tuple(arbitraryLaidOutWorkflow, fifty(arbitraryIntent)), { numRuns: 60, seed: 1 });
    const counts = new Map<string, number>();
    for (const { edit } of cases.flatMap(([start, intents]) => applied(start, intents))) {
      counts.set(edit.kind, (counts.get(edit.kind) ?? 0) + 1);
    }
    expect(counts.size).toBe(14);
    expect(Math.min(...counts.values())).toBeGreaterThan(20);
  });
});
