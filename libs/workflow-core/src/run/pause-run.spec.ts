import { planRun } from '../planning/plan-run.js';
import { stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { advanceRun } from './advance-run.js';
import type { NodeStatus, RunCommand, RunEvent, RunState } from './run-state.js';
import { startRun } from './start-run.js';

const now = 1_000_000;
const plan = planRun(stillWorkflow, fakeDefinitions);
const template = { nodeId: 'template', attempt: 1, now };
const exported = { nodeId: 'export', attempt: 1, now };
const crash = { code: 'browser_crashed', message: 'The browser is gone.', retryable: true };

/** Applies events one after the other; the commands are those of the last. */
function play(state: RunState, ...events: RunEvent[]): { state: RunState; commands: RunCommand[] } {
  let commands: RunCommand[] = [];
  for (const event of events) ({ state, commands } = advanceRun(state, event));
  return { state, commands };
}

/** The export runs, the template waits in its queue. */
const queued = play(
  startRun(plan),
  { type: 'run_started', now },
  { type: 'node_succeeded', nodeId: 'setup', attempt: 1, now },
  { type: 'node_running', ...exported },
  { type: 'node_dispatched', ...template },
).state;
const statusOf = ({ nodes }: RunState, nodeId: string): [NodeStatus, number] | undefined => {
  const node = nodes[nodeId];
  return node && [node.status, node.attempt];
};

describe('pausing a run', () => {
  const pause: RunEvent = { type: 'pause_requested', now, reason: 'by Ada' };
  const resume: RunEvent = { type: 'resume_requested', now };

  it('withdraws what is queued, leaves what runs, and dispatches the withdrawn nodes once resumed', () => {
    const paused = play(queued, pause);
    expect(paused.commands).toEqual([{ type: 'recall_node', nodeId: 'template', attempt: 1 }]);
    expect(statusOf(paused.state, 'template')).toEqual(['ready', 1]);
    expect(statusOf(paused.state, 'export')).toEqual(['running', 1]);
    const resumed = play(paused.state, resume);
    expect(resumed.commands).toEqual([{ type: 'dispatch_node', nodeId: 'template', attempt: 1 }]);
    expect(resumed.state.paused).toBeUndefined();
  });

  it('counts results and dispatches nothing: not what becomes ready, is given back or is due again', () => {
    const paused = play(queued, pause).state;
    expect(play(paused, { type: 'node_dispatched', ...template }).state).toBe(paused);
    const { state, commands } = play(
      paused,
      { type: 'node_succeeded', ...template },
      { type: 'node_failed', ...exported, failure: crash },
      { type: 'retry_due', ...exported, attempt: 2 },
    );
    expect(commands).toEqual([]);
    expect(statusOf(state, 'template')).toEqual(['succeeded', 1]);
    expect(statusOf(state, 'export')).toEqual(['ready', 2]);
    expect(play(state, resume).commands).toEqual([{ type: 'dispatch_node', nodeId: 'export', attempt: 2 }]);
  });

  it('ignores a pause of a paused run and a resume of a running one', () => {
    const paused = play(queued, pause).state;
    expect(play(paused, pause).state).toBe(paused);
    expect(play(queued, resume).state).toBe(queued);
  });

  it('holds the deadline of the run and ends unpaused', () => {
    const { state } = play(queued, pause, { type: 'run_deadline_passed', now });
    expect(state).toMatchObject({ status: 'failed', failure: { code: 'run_deadline_passed' } });
    expect(state.paused).toBeUndefined();
  });

  it('can be for one node alone', () => {
    const recall: RunEvent = { type: 'node_recalled', ...template };
    const recalled = play(queued, recall);
    expect(recalled.commands).toEqual([{ type: 'recall_node', nodeId: 'template', attempt: 1 }]);
    expect(statusOf(recalled.state, 'template')).toEqual(['ready', 1]);
    expect(play(recalled.state, recall).state).toBe(recalled.state);
  });
});

describe('starting a run with work that is taken over', () => {
  it('begins behind it', () => {
    const begun = play(startRun(plan, new Set(['setup', 'template'])), { type: 'run_started', now });
    expect(begun.commands).toEqual([{ type: 'dispatch_node', nodeId: 'export', attempt: 1 }]);
    expect(statusOf(begun.state, 'template')).toEqual(['succeeded', 1]);
  });
});
