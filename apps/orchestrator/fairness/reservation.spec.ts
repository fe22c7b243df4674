import { startRun } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';
import { decideRun } from '../runs/decide-run.js';
import type { OpenRun } from '../runs/open-run.js';
import type { RunInput } from '../runs/run-input.js';
import { PoolLoads } from './pool-loads.js';
import { Reservation } from './reservation.js';

const node = (nodeId: string, more: Partial<PlannedNode> = {}): PlannedNode => ({
  ...{ nodeId, step: nodeId, version: 1, pool: 'render', requires: 'none', effect: 'none', params: {} },
  ...{ inputs: [], parents: [], timeouts: { queueMs: 1000, executionMs: 1000 }, retry: { attempts: 2, backoffMs: 1 } },
  ...more,
});
const runOf = (runId: string, nodes: PlannedNode[]): OpenRun => ({
  revision: 0,
  facts: { runId, runClass: 'live', pinned: { orderNumber: 'O' } } as OpenRun['facts'],
  state: startRun({ semanticHash: 'h', nodes }),
  nodeRuns: new Map(nodes.map(({ nodeId }) => [nodeId, { nodeRunId: `${runId} ${nodeId}`, traceparent: null }])),
  now: 0,
});
const input = (runId: string, event: RunInput['event']): RunInput => ({ runId, event });
const started = (runId: string): RunInput => input(runId, { type: 'run_started' });
const cancelled = (runId: string): RunInput => input(runId, { type: 'cancel_requested', reason: 'Enough.' });

describe('Reservation', () => {
  let loads: PoolLoads;
  let open: boolean;
  const reservation = () => new Reservation(loads, () => open);
  const taken = () => {
    const { outstanding, reserved, queue } = loads.of('render');
    return { outstanding, reserved, queued: queue.size };
  };
  beforeEach(() => {
    open = true;
    loads = new PoolLoads(() => 2);
  });

  it('confirms what was committed and frees everything else', () => {
    const places = reservation();
    const [first] = ['a', 'b'].map((id) => decideRun(runOf(id, [node('n')]), [started(id)], places.tryReserve));
    expect(taken()).toEqual({ outstanding: 0, reserved: 2, queued: 0 });
    places.confirm(first ? [first] : []);
    places.release();
    expect(taken()).toEqual({ outstanding: 1, reserved: 0, queued: 0 });
  });

  it('frees the place of a node that the same commit gave up again', () => {
    const places = reservation();
    const decision = decideRun(runOf('a', [node('n')]), [started('a'), cancelled('a')], places.tryReserve);
    places.confirm([decision]);
    places.release();
    expect(taken()).toEqual({ outstanding: 0, reserved: 0, queued: 0 });
  });

  it('has one place for a node that is decided twice', () => {
    const places = reservation();
    for (let at = 0; at < 3; at++) decideRun(runOf('a', [node('n')]), [started('a')], places.tryReserve);
    expect(taken().reserved).toBe(1);
  });

  it('queues what found no place, and takes it out with a place when there is one', () => {
    const places = reservation();
    const run = runOf('a', [node('n'), node('m'), node('o')]);
    places.confirm([decideRun(run, [started('a')], places.tryReserve)]);
    expect(taken()).toEqual({ outstanding: 2, reserved: 0, queued: 1 });
    expect(reservation().dequeueReady()).toEqual([]);
    loads.release('render');
    const next = reservation();
    expect(next.dequeueReady()).toMatchObject([{ runId: 'a', nodeId: 'o' }]);
    expect(taken()).toEqual({ outstanding: 1, reserved: 1, queued: 0 });
    next.release();
    expect(taken()).toEqual({ outstanding: 1, reserved: 0, queued: 0 });
  });

  it('has no place in a pool that is closed, but for a join', () => {
    open = false;
    const places = reservation();
    const join = node('j', { join: [] });
    const decision = decideRun(runOf('a', [node('n'), join]), [started('a')], places.tryReserve);
    expect(decision.dispatched.map(({ nodeId }) => nodeId)).toEqual(['j']);
  });
});
