import { startRun } from '#workflow-core';
import type { RunState } from '#workflow-core';
import type { RunDecision } from './decide-run.js';
import { KnownRuns } from './known-runs.js';
import type { OpenRun } from './open-run.js';

const STATE = startRun({ semanticHash: 'wf1:x', nodes: [] });

function decision(runId: string, revision: number, status: RunState['status'] = 'running'): RunDecision {
  const facts = { runId } as OpenRun['facts'];
  const nodeRuns = new Map([['a', { nodeRunId: 'n', traceparent: 'old' }]]);
  const run: OpenRun = { revision, facts, state: STATE, nodeRuns, now: 0 };
  const after = { ...STATE, status };
  return {
    run,
    after,
    changedNodes: [],
    accepted: [],
    acceptedBytes: 0,
    held: [],
    restarted: [],
    dispatched: [{ nodeId: 'a', attempt: 1 }],
    retryDueAt: new Map(),
    aborted: [],
    finished: null,
  };
}

describe('KnownRuns', () => {
  it('knows a run at the revision that its commit made, with the traces of what went out', () => {
    const known = new KnownRuns();
    known.remember([decision('r', 3)], () => 'new');
    expect(known.at('r', 4)?.nodeRuns.get('a')).toEqual({ nodeRunId: 'n', traceparent: 'new' });
  });

  it('knows nothing of a run that somebody else has committed since', () => {
    const known = new KnownRuns();
    known.remember([decision('r', 3)], () => null);
    expect(known.at('r', 3)).toBeUndefined();
    expect(known.at('r', 5)).toBeUndefined();
  });

  it('forgets runs that ended', () => {
    const known = new KnownRuns();
    known.remember([decision('r', 1)], () => null);
    known.remember([decision('r', 2, 'succeeded')], () => null);
    expect(known.at('r', 2)).toBeUndefined();
    expect(known.at('r', 3)).toBeUndefined();
  });
});
