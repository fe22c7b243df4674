import type { NodeResult } from '#contracts';
import { startRun } from '#workflow-core';
import type { PlannedNode, RunPlan } from '#workflow-core';
import { decideRun } from './decide-run.js';
import type { OpenRun } from './open-run.js';
import { inputOfResult } from './run-input.js';
import type { RunInput } from './run-input.js';

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
});
