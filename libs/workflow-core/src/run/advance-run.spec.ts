import { planRun } from '../planning/plan-run.js';
import { buildWorkflow, stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { advanceRun } from './advance-run.js';
import { retryDelay } from './retry-delay.js';
import type { RunCommand, RunEvent, RunState } from './run-state.js';
import { startRun } from './start-run.js';

const plan = planRun(stillWorkflow, fakeDefinitions);
const crash = { code: 'browser_crashed', message: 'The browser is gone.', retryable: true };
const badFile = { code: 'bad_file', message: 'No STEP file.', retryable: false };
const now = 1_000_000;

/** Applies events one after the other; a text such as 'setup 1 succeeded' is an event of attempt 1 of the node. */
function play(state: RunState, ...events: (string | RunEvent)[]): { state: RunState; commands: RunCommand[] } {
  let commands: RunCommand[] = [];
  for (const event of events)
    ({ state, commands } = advanceRun(state, typeof event === 'string' ? read(event) : event));
  return { state, commands };
}

function read(text: string): RunEvent {
  const [nodeId = '', attempt, type] = text.split(' ');
  const common = { nodeId, attempt: Number(attempt), now };
  if (type === 'failed') return { ...common, type: 'node_failed', failure: crash };
  if (type === 'interrupted') return { ...common, type: 'node_interrupted', reason: 'drain' };
  return { ...common, type: (type === 'retry_due' ? type : `node_${type}`) as 'node_running' };
}

const started = play(startRun(plan), { type: 'run_started', now });
const bothRunning = play(started.state, 'setup 1 succeeded', 'export 1 running', 'template 1 dispatched').state;
const statuses = (state: RunState) => Object.values(state.nodes).map((node) => `${node.nodeId} ${node.status}`);

describe('advanceRun', () => {
  it('starts with the nodes without parents', () => {
    expect(started.commands).toEqual([{ type: 'dispatch_node', nodeId: 'setup', attempt: 1 }]);
    expect(started.state.nodes['setup']).toMatchObject({ status: 'ready', attempt: 1 });
    expect(started.state.nodes['export']).toMatchObject({ status: 'pending', attempt: 0 });
  });

  it('follows a node from ready over dispatched and running to succeeded', () => {
    const follow = (...events: string[]) => play(started.state, ...events).state.nodes['setup']?.status;
    expect(follow('setup 1 dispatched')).toBe('dispatched');
    expect(follow('setup 1 dispatched', 'setup 1 running')).toBe('running');
    expect(follow('setup 1 running', 'setup 1 dispatched')).toBe('running');
    expect(follow('setup 1 succeeded')).toBe('succeeded');
  });

  it('dispatches a child once all its parents succeeded', () => {
    const one = play(bothRunning, 'export 1 succeeded');
    expect(one.commands).toEqual([]);
    expect(play(one.state, 'template 1 succeeded').commands).toEqual([
      { type: 'dispatch_node', nodeId: 'render', attempt: 1 },
    ]);
  });

  it('finishes once, after the last node', () => {
    const events = ['setup', 'export', 'template', 'render', 'save'].map((id) => `${id} 1 succeeded`);
    const done = play(started.state, ...events);
    expect(done.commands).toEqual([{ type: 'finish_run', status: 'succeeded' }]);
    expect(done.state.status).toBe('succeeded');
    expect(play(done.state, 'save 1 succeeded')).toEqual({ state: done.state, commands: [] });
  });

  it('finishes a workflow without nodes at once', () => {
    const empty = startRun(planRun(buildWorkflow({}, []), fakeDefinitions));
    expect(play(empty, { type: 'run_started', now }).commands).toEqual([{ type: 'finish_run', status: 'succeeded' }]);
  });

  it.each([
    ['a result that arrives twice', ['setup 1 succeeded'], 'setup 1 succeeded'],
    ['a failure after the success', ['setup 1 succeeded'], 'setup 1 failed'],
    ['a success after the failure of the same attempt', ['setup 1 failed'], 'setup 1 succeeded'],
    ['a result of an earlier attempt', ['setup 1 interrupted'], 'setup 1 succeeded'],
    ['a result of an attempt to come', [], 'setup 2 succeeded'],
    ['a result of a node that was not dispatched', [], 'render 0 succeeded'],
    ['a node that is not in the plan', [], 'constructor 1 succeeded'],
    ['work that is given back twice', ['setup 1 interrupted'], 'setup 1 interrupted'],
    ['a timer of an earlier attempt', ['setup 1 failed', 'setup 2 retry_due'], 'setup 1 retry_due'],
    ['a timer that fires twice', ['setup 1 failed', 'setup 2 retry_due'], 'setup 2 retry_due'],
  ])('ignores %s', (_, before, event) => {
    const { state } = play(started.state, ...before);
    const advance = advanceRun(state, read(event));
    expect(advance.state).toBe(state);
    expect(advance.commands).toEqual([]);
  });

  it('ignores a second start', () => {
    expect(advanceRun(started.state, { type: 'run_started', now }).state).toBe(started.state);
  });

  it('dispatches interrupted work anew without using up a retry', () => {
    const again = play(
      started.state,
      'setup 1 running',
      'setup 1 interrupted',
      'setup 2 interrupted',
      'setup 3 interrupted',
    );
    expect(again.commands).toEqual([{ type: 'dispatch_node', nodeId: 'setup', attempt: 4 }]);
    expect(again.state.nodes['setup']).toMatchObject({ status: 'ready', attempt: 4, failures: 0 });
  });
});

describe('advanceRun on failures', () => {
  it('waits longer before each retry and then gives up', () => {
    const first = play(bothRunning, 'export 1 failed');
    const dueAt = now + retryDelay({ backoffMs: 1_000 }, 1, 'export', 2);
    expect(first.commands).toEqual([{ type: 'schedule_retry', nodeId: 'export', attempt: 2, dueAt }]);
    expect(first.state.nodes['export']).toMatchObject({ status: 'retry_wait', failures: 1, failure: crash });
    const second = play(first.state, 'export 2 retry_due', 'export 2 failed');
    expect(second.commands).toMatchObject([{ type: 'schedule_retry', attempt: 3 }]);
    const third = play(second.state, 'export 3 retry_due', 'export 3 failed');
    expect(third.state.nodes['export']).toMatchObject({ status: 'failed', failures: 3 });
    expect(third.commands.at(-1)).toMatchObject({
      type: 'finish_run',
      status: 'failed',
      failure: { code: 'browser_crashed' },
    });
  });

  it('clears the failure after a successful retry', () => {
    const { state } = play(bothRunning, 'export 1 failed', 'export 2 retry_due', 'export 2 succeeded');
    expect(state.nodes['export']).toEqual({ nodeId: 'export', status: 'succeeded', attempt: 2, failures: 1 });
  });

  it('fails the run at once where a retry cannot help: aborts what runs and skips what has not started', () => {
    const { state, commands } = play(bothRunning, { ...read('export 1 failed'), failure: badFile } as RunEvent);
    expect(commands).toEqual([
      { type: 'abort_node', nodeId: 'template', attempt: 1 },
      { type: 'finish_run', status: 'failed', failure: { ...badFile, nodeId: 'export' } },
    ]);
    expect(statuses(state)).toEqual([
      'setup succeeded',
      'export failed',
      'template cancelled',
      'render skipped',
      'save skipped',
    ]);
    expect(state).toMatchObject({ status: 'failed', failure: { code: 'bad_file', nodeId: 'export' } });
    expect(play(state, 'template 1 succeeded').state).toBe(state);
  });

  it('lets a passed execution deadline count as a failed attempt and aborts it', () => {
    const event: RunEvent = { type: 'execution_deadline_passed', nodeId: 'export', attempt: 1, now };
    const { state, commands } = play(bothRunning, event);
    expect(commands).toMatchObject([
      { type: 'abort_node', nodeId: 'export', attempt: 1 },
      { type: 'schedule_retry', nodeId: 'export', attempt: 2 },
    ]);
    expect(play(state, event).state).toBe(state);
    expect(play(bothRunning, { ...event, nodeId: 'template' }).state).toBe(bothRunning);
  });

  it('fails the run when no worker took a node in time, but not once one did', () => {
    const event: RunEvent = { type: 'queue_deadline_passed', nodeId: 'template', attempt: 1, now };
    const { state, commands } = play(bothRunning, { ...event, type: 'node_dispatched' }, event);
    expect(state.nodes['template']).toMatchObject({ status: 'failed', failure: { code: 'queue_deadline_passed' } });
    expect(commands.filter((command) => command.type === 'abort_node').map((command) => command.nodeId)).toEqual([
      'template',
      'export',
    ]);
    expect(play(bothRunning, { ...event, nodeId: 'export' }).state).toBe(bothRunning);
  });

  it('ends with the run deadline', () => {
    const { state, commands } = play(bothRunning, { type: 'run_deadline_passed', now });
    expect(state.status).toBe('failed');
    expect(commands.map((command) => command.type)).toEqual(['abort_node', 'abort_node', 'finish_run']);
    expect(commands.at(-1)).toMatchObject({ failure: { code: 'run_deadline_passed' } });
  });

  it('cancels: aborts what may be under way, starts nothing new, keeps what succeeded and says why', () => {
    const { state, commands } = play(bothRunning, 'export 1 failed', {
      type: 'cancel_requested',
      now,
      reason: 'by Ada',
    });
    expect(commands).toEqual([
      { type: 'abort_node', nodeId: 'template', attempt: 1 },
      {
        type: 'finish_run',
        status: 'cancelled',
        failure: { code: 'run_cancelled', message: 'by Ada', retryable: false },
      },
    ]);
    expect(statuses(state)).toEqual([
      'setup succeeded',
      'export cancelled',
      'template cancelled',
      'render skipped',
      'save skipped',
    ]);
    expect(play(state, 'export 2 retry_due').commands).toEqual([]);
  });

  it('aborts a task that may already be on its way', () => {
    const { commands, state } = play(started.state, { type: 'cancel_requested', now, reason: '' });
    expect(commands[0]).toEqual({ type: 'abort_node', nodeId: 'setup', attempt: 1 });
    expect(state.nodes['setup']?.status).toBe('skipped');
  });
});

describe('retryDelay', () => {
  it('doubles with each failure, adds at most a fifth and ends at 15 minutes', () => {
    for (const failures of [1, 2, 3, 4]) {
      const base = 1_000 * 2 ** (failures - 1);
      const delay = retryDelay({ backoffMs: 1_000 }, failures, 'render', failures + 1);
      expect(delay).toBeGreaterThanOrEqual(base);
      expect(delay).toBeLessThanOrEqual(base * 1.2);
    }
    expect(retryDelay({ backoffMs: 1_000 }, 2_000, 'render', 9)).toBe(15 * 60_000);
  });

  it('is the same for the same attempt and delays nodes that failed together by different times', () => {
    const delays = Array.from({ length: 50 }, (_, node) => retryDelay({ backoffMs: 10_000 }, 1, `n${node}`, 2));
    expect(retryDelay({ backoffMs: 10_000 }, 1, 'n7', 2)).toBe(delays[7]);
    expect(new Set(delays).size).toBeGreaterThan(40);
  });
});
