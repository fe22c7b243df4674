import fc from 'fast-check';
import { planRun } from '../planning/plan-run.js';
import type { RunPlan } from '../planning/run-plan.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { advanceRun } from './advance-run.js';
import type { RunCommand, RunEvent, RunState } from './run-state.js';
import { startRun } from './start-run.js';

const FAULTS = 40;
const failure = { code: 'fault', message: 'Injected.', retryable: true };
const arbitraryPlan = arbitraryWorkflow.map((workflow) => planRun(workflow, fakeDefinitions));
const arbitraryDice = fc.array(fc.nat(999), { minLength: 50, maxLength: 300 });

/**
 * A world of workers, timers and a broker that loses, repeats, delays and reorders everything. `dice` decide what happens
 * next; after FAULTS faults the world is kind, so that every run must end.
 */
class World {
  state: RunState;
  readonly finished: RunCommand[] = [];
  readonly accepted: string[] = [];
  readonly dispatchedTooEarly: string[] = [];
  readonly startedAfterEnd: string[] = [];
  readonly history: RunEvent[] = [];
  private readonly open: RunEvent[] = [];
  private faults = 0;
  private now = 0;

  constructor(private readonly plan: RunPlan) {
    this.state = startRun(plan);
    this.open.push({ type: 'run_started', now: 0 });
  }

  /** One event; false when nothing is left that could happen. */
  step(dice: number): boolean {
    this.now += 1;
    if (this.faults < FAULTS && dice % 3 === 0) this.inject(dice);
    const at = dice % Math.max(1, this.open.length);
    const [event] = this.open.splice(at, 1);
    if (event) this.apply({ ...event, now: this.now });
    return this.open.length > 0;
  }

  private inject(dice: number): void {
    this.faults += 1;
    const old = this.history[dice % Math.max(1, this.history.length)];
    if (old) this.open.push(old);
    const node = Object.values(this.state.nodes)[dice % Math.max(1, this.plan.nodes.length)];
    if (!node) return;
    const where = { nodeId: node.nodeId, attempt: Math.max(0, node.attempt - (dice % 2)), now: this.now };
    const kinds: RunEvent[] = [
      { ...where, type: 'node_failed', failure: { ...failure, retryable: dice % 11 !== 0 } },
      { ...where, type: 'node_interrupted', reason: 'lease lost' },
      { ...where, type: 'execution_deadline_passed' },
      { ...where, type: 'node_succeeded' },
      { ...where, type: 'node_running' },
    ];
    const rare: RunEvent[] = [
      { type: 'cancel_requested', now: this.now, reason: 'fault' },
      { ...where, type: 'queue_deadline_passed' },
      { type: 'run_deadline_passed', now: this.now },
    ];
    const event = dice % 47 === 0 ? rare[dice % rare.length] : kinds[dice % kinds.length];
    if (event) this.open.push(event);
  }

  private apply(event: RunEvent): void {
    this.history.push(event);
    const before = this.state;
    const { state, commands } = advanceRun(before, event);
    this.state = state;
    for (const node of Object.values(state.nodes)) {
      const isNew = before.nodes[node.nodeId]?.status !== node.status;
      if (isNew && (node.status === 'succeeded' || node.status === 'failed')) this.accepted.push(node.nodeId);
    }
    for (const command of commands) this.obey(command, before);
  }

  private obey(command: RunCommand, before: RunState): void {
    if (command.type === 'finish_run') this.finished.push(command);
    if (command.type === 'schedule_retry') this.open.push({ ...command, type: 'retry_due', now: this.now });
    if (command.type !== 'dispatch_node') return;
    const { nodeId, attempt } = command;
    const parents = this.plan.nodes.find((node) => node.nodeId === nodeId)?.parents ?? [];
    if (!parents.every((id) => this.state.nodes[id]?.status === 'succeeded')) this.dispatchedTooEarly.push(nodeId);
    if (before.status !== 'running') this.startedAfterEnd.push(nodeId);
    const base = { nodeId, attempt, now: this.now };
    this.open.push(
      { ...base, type: 'node_dispatched' },
      { ...base, type: 'node_running' },
      { ...base, type: 'node_succeeded' },
    );
  }
}

function simulate(plan: RunPlan, dice: number[]): World {
  const world = new World(plan);
  const most = 200 + plan.nodes.length * 50;
  for (let at = 0; at < most; at += 1) if (!world.step(dice[at % dice.length] ?? 0)) break;
  return world;
}

describe('a run in a world of faults', () => {
  it('ends, exactly once, with every node in a final state', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryDice, (plan, dice) => {
        const { state, finished } = simulate(plan, dice);
        expect(finished).toMatchObject([{ type: 'finish_run', status: state.status }]);
        expect(state.status).not.toBe('running');
        const final = ['succeeded', 'failed', 'skipped', 'cancelled'];
        expect(Object.values(state.nodes).filter((node) => !final.includes(node.status))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('dispatches no child before its parents succeeded and nothing after the end', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryDice, (plan, dice) => {
        const world = simulate(plan, dice);
        expect(world.dispatchedTooEarly).toEqual([]);
        expect(world.startedAfterEnd).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('accepts at most one outcome a node', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryDice, (plan, dice) => {
        const { accepted } = simulate(plan, dice);
        expect(accepted).toHaveLength(new Set(accepted).size);
      }),
      { numRuns: 150 },
    );
  });

  it('comes to the same state when every event arrives twice and again at the end', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryDice, (plan, dice) => {
        const { history, state } = simulate(plan, dice);
        let repeated = startRun(plan);
        for (const event of history) {
          repeated = advanceRun(repeated, event).state;
          const again = advanceRun(repeated, event);
          expect(again.state).toBe(repeated);
          expect(again.commands).toEqual([]);
        }
        expect(repeated).toEqual(state);
        for (const late of history) expect(advanceRun(repeated, late).state).toBe(repeated);
      }),
      { numRuns: 150 },
    );
  });

  it('succeeds where nothing goes wrong', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.array(fc.constantFrom(1, 2, 4, 5, 7, 8, 10), { minLength: 5 }), (plan, dice) => {
        expect(simulate(plan, dice).state.status).toBe('succeeded');
      }),
    );
  });
});
