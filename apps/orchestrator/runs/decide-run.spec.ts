import type { NodeResult } from '#contracts';
import { startRun } from '#workflow-core';
import type { PlannedNode, RunPlan } from '#workflow-core';
import { decideRun } from './decide-run.js';
import type { OpenRun } from './open-run.js';
import { inputOfResult } from './run-input.js';
import type { RunInput } from './run-input.js';
import { changeRows } from './run-rows.js';

const node = (nodeId: string, parents: string[], producers: string[] = parents): PlannedNode => ({
  nodeId,
  step: nodeId,
  version: 1,
  pool: 'render',
  requires: 'none',
  effect: 'none',
  params: {},
  inputs: producers.map((id) => ({ input: `from_${id}`, many: false, producers: [{ nodeId: id, output: 'out' }] })),
  parents,
  timeouts: { queueMs: 1000, executionMs: 1000 },
  retry: { attempts: 2, backoffMs: 100 },
});

const plan: RunPlan = { semanticHash: 'wf1:x', nodes: [node('a', []), node('b', ['a']), node('c', ['a'])] };

function newRun(): OpenRun {
  const facts = { runId: 'r', createdAt: 0, traceparent: null } as OpenRun['facts'];
  const nodeRuns = plan.nodes.map(
    ({ nodeId }) => [nodeId, { nodeRunId: `run-of-${nodeId}`, traceparent: null }] as const,
  );
  return { revision: 0, facts, state: startRun(plan), nodeRuns: new Map(nodeRuns), now: 1000 };
}

const START: RunInput = { runId: 'r', event: { type: 'run_started' } };

const result = (nodeId: string, more: Partial<NodeResult> = {}): NodeResult => ({
  runId: 'r',
  nodeRunId: `run-of-${nodeId}`,
  nodeId,
  attempt: 1,
  outcome: 'succeeded',
  outputs: { out: nodeId },
  logs: [],
  worker: 'w',
  deliveryCount: 1,
  startedAt: 1,
  finishedAt: 2,
  ...more,
});

const told = (nodeId: string, more: Partial<NodeResult> = {}): RunInput => inputOfResult(result(nodeId, more));
const after = (inputs: RunInput[]): OpenRun => {
  const { run, after: state } = decideRun(newRun(), inputs);
  return { ...run, state };
};

describe('decideRun', () => {
  it('dispatches what is ready, in the same decision', () => {
    const { dispatched, after: state } = decideRun(newRun(), [START]);
    expect(dispatched).toMatchObject([{ nodeId: 'a', attempt: 1 }]);
    expect(state.nodes['a']?.status).toBe('dispatched');
  });

  it('decides a whole batch in its order', () => {
    const { dispatched, accepted, finished } = decideRun(after([START]), [
      told('a', { outcome: 'started' }),
      told('a'),
      told('b'),
      told('c'),
    ]);
    expect(accepted.map(({ nodeId, outcome }) => `${nodeId} ${outcome}`)).toEqual([
      'a started',
      'a succeeded',
      'b succeeded',
      'c succeeded',
    ]);
    expect(dispatched).toEqual([]);
    expect(finished).toMatchObject({ status: 'succeeded' });
  });

  it('changes nothing by results of another attempt, of another node run, or of an unknown node', () => {
    const run = after([START]);
    const { after: state, accepted } = decideRun(run, [
      told('a', { attempt: 2 }),
      told('a', { nodeRunId: 'run-of-somebody' }),
      told('z', { nodeRunId: 'run-of-z' }),
    ]);
    expect(state).toBe(run.state);
    expect(accepted).toEqual([]);
  });

  it('sends out nothing that the same batch has ended again', () => {
    const failure = { code: 'broken', message: 'Broken.', retryable: false };
    const { dispatched, finished, aborted } = decideRun(after([START, told('a')]), [
      told('b', { outcome: 'interrupted' }),
      told('c', { outcome: 'failed', failure }),
    ]);
    expect(finished).toMatchObject({ status: 'failed' });
    expect(dispatched).toEqual([]);
    expect(aborted).toContainEqual({ type: 'abort_node', nodeId: 'b', attempt: 2 });
  });

  it('notices that a node was started again, without a change of state', () => {
    const run = after([START, told('a', { outcome: 'started' })]);
    const { restarted, after: state } = decideRun(run, [told('a', { outcome: 'started', deliveryCount: 2 })]);
    expect(restarted).toHaveLength(1);
    expect(state).toBe(run.state);
  });

  it('keeps the time of the next attempt', () => {
    const failure = { code: 'busy', message: 'Busy.', retryable: true };
    const { retryDueAt } = decideRun(after([START]), [told('a', { outcome: 'failed', failure })]);
    expect(retryDueAt.get('a')).toBeGreaterThanOrEqual(1100);
  });

  it('lets a node wait that is not admitted, and dispatches it when it is told to', () => {
    const { held, dispatched, after: state, run } = decideRun(newRun(), [START], () => false);
    expect([held, dispatched]).toEqual([[expect.objectContaining({ nodeId: 'a', attempt: 1 })], []]);
    expect(state.nodes['a']?.status).toBe('ready');
    const due: RunInput = { runId: 'r', event: { type: 'node_dispatched', nodeId: 'a', attempt: 1 } };
    const later = decideRun({ ...run, state }, [due, due], () => false);
    expect(later.dispatched).toMatchObject([{ nodeId: 'a', attempt: 1 }]);
    expect(later.after.nodes['a']?.status).toBe('dispatched');
  });

  it('fails a node whose outputs do not feed its children, whatever it says', () => {
    const { finished } = decideRun(after([START]), [told('a', { outputs: { other: 1 } })]);
    expect(finished).toMatchObject({ status: 'failed', failure: { code: 'output_missing', nodeId: 'a' } });
  });

  it('keeps ready what may not be dispatched, in the attempt in which it will be', () => {
    const { dispatched, changedNodes, after: state } = decideRun(newRun(), [START], () => false);
    expect(dispatched).toEqual([]);
    expect(changedNodes).toMatchObject([{ nodeId: 'a', status: 'ready', attempt: 1 }]);
    const held = { ...newRun(), state };
    const later = decideRun(held, [{ runId: 'r', event: { type: 'node_dispatched', nodeId: 'a', attempt: 1 } }]);
    expect(later.dispatched).toEqual([{ nodeId: 'a', attempt: 1 }]);
  });

  it('takes back what is queued when it is paused, unless the same batch sends it out again', () => {
    const pause: RunInput = { runId: 'r', event: { type: 'pause_requested', reason: 'x' } };
    const resume: RunInput = { runId: 'r', event: { type: 'resume_requested' } };
    const paused = decideRun(after([START]), [pause]);
    expect(paused.recalled).toEqual([{ type: 'recall_node', nodeId: 'a', attempt: 1 }]);
    expect(changeRows([paused], 0, () => null)).toMatchObject({
      runs: [{ is_paused: true }],
      nodeRuns: [{ status: 'ready', attempt: 1 }],
      abandoned: [],
    });
    const both = decideRun(after([START]), [pause, resume]);
    expect([both.recalled, both.after.nodes['a']?.status]).toEqual([[], 'dispatched']);
  });

  it('gives up the attempt of a node that was taken back when its run ends', () => {
    const cancel: RunInput = { runId: 'r', event: { type: 'cancel_requested', reason: 'x' } };
    const held = after([START, { runId: 'r', event: { type: 'node_recalled', nodeId: 'a', attempt: 1 } }]);
    expect(changeRows([decideRun(held, [cancel])], 0, () => null).abandoned).toMatchObject([
      { node_run_id: 'run-of-a', attempt: 1 },
    ]);
  });
});
