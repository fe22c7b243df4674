import { planRun } from '../planning/plan-run.js';
import { stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { advanceRun } from './advance-run.js';
import { changedNodes } from './changed-nodes.js';
import type { RunState } from './run-state.js';
import { startRun } from './start-run.js';

const plan = planRun(stillWorkflow, fakeDefinitions);
const now = 1_000_000;
const started = advanceRun(startRun(plan), { type: 'run_started', now }).state;
const succeeded = { type: 'node_succeeded', nodeId: 'setup', attempt: 1, now } as const;
const plain = (state: RunState): RunState => ({ ...state, nodes: { ...state.nodes } });

describe('the nodes of a run', () => {
  it('read like a plain object, in the order of the plan', () => {
    expect(Object.keys(started.nodes)).toEqual(['setup', 'export', 'template', 'render', 'save']);
    expect(Object.values(started.nodes).map((node) => node.status)).toEqual(['ready', ...Array(4).fill('pending')]);
    expect('setup' in started.nodes).toBe(true);
    expect([started.nodes['nobody'], Object.hasOwn(started.nodes, 'constructor')]).toEqual([undefined, false]);
    expect(JSON.parse(JSON.stringify(started.nodes))).toEqual({ ...started.nodes });
  });

  it('cannot be written', () => {
    const node = started.nodes['setup']!;
    expect(() => (started.nodes['setup'] = node)).toThrow('advanceRun gives the next state');
    expect(() => delete started.nodes['setup']).toThrow(TypeError);
    expect(() => Object.defineProperty(started.nodes, 'setup', { value: node })).toThrow(TypeError);
  });

  it('stay as they were while later states change', () => {
    const before = JSON.stringify(started.nodes);
    advanceRun(started, succeeded);
    expect(JSON.stringify(started.nodes)).toBe(before);
  });

  it('go on the same from plain data, as a database gives them', () => {
    const fromPlain = advanceRun(plain(started), succeeded);
    expect(fromPlain).toEqual(advanceRun(started, succeeded));
    expect(fromPlain.commands).toHaveLength(2);
  });
});

describe('changedNodes', () => {
  const after = advanceRun(started, succeeded).state;

  it('names the nodes in another state, in the order of the plan', () => {
    const ids = changedNodes(started, after).map((node) => `${node.nodeId} ${node.status}`);
    expect(ids).toEqual(['setup succeeded', 'export ready', 'template ready']);
    expect(changedNodes(after, after)).toEqual([]);
  });

  it('does so also where the earlier state is plain data', () => {
    const before = plain(started);
    expect(changedNodes(before, advanceRun(before, succeeded).state)).toEqual(changedNodes(started, after));
  });
});
