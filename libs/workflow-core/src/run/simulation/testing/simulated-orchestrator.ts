import type { RunPlan } from '../../../planning/run-plan.js';
import { changedNodes } from '../../changed-nodes.js';
import type { Advance, NodeRunState, RunCommand, RunEvent, RunState } from '../../run-state.js';
import { startRun } from '../../start-run.js';
import { EXECUTION_MS, QUEUE_MS } from './random-plan.js';
import type { RunAuditor } from './run-auditor.js';

/** The reducer, or one with a planted mistake. */
export type Reducer = (state: RunState, event: RunEvent) => Advance;

interface Row {
  node: NodeRunState;
  /** The row's one timer: of the queue, the execution or the retry, by its status. */
  dueAt: number;
}

const TIMER = {
  dispatched: 'queue_deadline_passed',
  running: 'execution_deadline_passed',
  retry_wait: 'retry_due',
} as const;

/** The only writer of a run: rows that survive, and a state in memory that a restart loses. */
export class SimulatedOrchestrator {
  state: RunState;
  cancelReason: string | undefined;
  /** While its pool is paused, a node that becomes ready waits. */
  isPoolPaused = false;
  private readonly rows = new Map<string, Row>();

  constructor(
    readonly plan: RunPlan,
    private readonly reduce: Reducer,
    private readonly auditor: RunAuditor,
    private readonly deadlineAt: number,
  ) {
    this.state = startRun(plan);
    for (const node of Object.values(this.state.nodes)) this.rows.set(node.nodeId, { node, dueAt: Infinity });
  }

  /** Decides a batch, stores it, and returns the commands to execute after the commit. */
  commit(events: readonly RunEvent[], now: number): RunCommand[] {
    const before = this.state;
    const commands = events.flatMap((event) => this.decide({ ...event, now }, now));
    this.store(before, commands, now);
    this.auditor.committed(this.state, this.isPoolPaused);
    return commands;
  }

  /** Drops all uncommitted state and reads the rows as plain data. */
  restart(): void {
    const { plan, status, failure, paused } = this.state;
    const nodes = Object.fromEntries([...this.rows].map(([nodeId, { node }]) => [nodeId, { ...node }]));
    this.state = { plan, status, nodes, ...(failure && { failure }), ...(paused && { paused }) };
    for (const [nodeId, row] of this.rows) this.rows.set(nodeId, { ...row, node: nodes[nodeId] as NodeRunState });
  }

  /** All due timers and requested changes, as the sweep reads them from the rows. */
  due(now: number): RunEvent[] {
    if (this.state.status !== 'running') return [];
    const ofNodes = [...this.rows.values()].flatMap(({ node, dueAt }): RunEvent[] => {
      const held = this.movedByPool(node);
      if (held) return [{ type: held, nodeId: node.nodeId, attempt: node.attempt, now }];
      const type = TIMER[node.status as keyof typeof TIMER];
      return type && dueAt <= now ? [{ type, nodeId: node.nodeId, attempt: node.attempt, now }] : [];
    });
    const ofRun: RunEvent[] = this.deadlineAt <= now ? [{ type: 'run_deadline_passed', now }] : [];
    if (this.cancelReason) ofRun.push({ type: 'cancel_requested', now, reason: this.cancelReason });
    return [...ofRun, ...ofNodes];
  }

  /** When the next timer runs out. */
  nextDueAt(): number {
    const timers = [...this.rows.values()].filter(({ node }) => node.status in TIMER).map(({ dueAt }) => dueAt);
    return Math.min(this.deadlineAt, ...timers);
  }

  /** The nodes that are dispatched by the rows. */
  outstanding(): NodeRunState[] {
    if (this.state.status !== 'running') return [];
    const nodes = [...this.rows.values()].map(({ node }) => node);
    return nodes.filter(({ status }) => status === 'dispatched' || status === 'running');
  }

  /** A paused pool withdraws what is queued; a resumed one dispatches what is ready. */
  private movedByPool({ status }: NodeRunState): 'node_recalled' | 'node_dispatched' | undefined {
    if (this.isPoolPaused) return status === 'dispatched' ? 'node_recalled' : undefined;
    return status === 'ready' && !this.state.paused ? 'node_dispatched' : undefined;
  }

  /** A node that becomes ready is dispatched in the same commit; a repeated start begins the execution anew. */
  private decide(event: RunEvent, now: number): RunCommand[] {
    const commands = this.advance(event);
    this.dispatch(commands, now);
    const node = event.type === 'node_running' ? this.state.nodes[event.nodeId] : undefined;
    const row = node && this.rows.get(node.nodeId);
    if (row && node.status === 'running' && row.node === node && event.type === 'node_running')
      if (node.attempt === event.attempt) row.dueAt = now + EXECUTION_MS;
    return commands;
  }

  private dispatch(commands: readonly RunCommand[], now: number): void {
    if (this.isPoolPaused) return;
    for (const { type, ...task } of commands)
      if (type === 'dispatch_node') this.advance({ type: 'node_dispatched', ...(task as Dispatched), now });
  }

  private advance(event: RunEvent): RunCommand[] {
    const before = this.state;
    const advance = this.reduce(before, event);
    this.auditor.decided(before, event, advance);
    this.auditor.repeated(advance.state, this.reduce(advance.state, event));
    this.state = advance.state;
    return advance.commands;
  }

  private store(before: RunState, commands: readonly RunCommand[], now: number): void {
    const retries = commands.filter((command) => command.type === 'schedule_retry');
    for (const node of changedNodes(before, this.state)) {
      const retryAt = retries.findLast(
        ({ nodeId, attempt }) => nodeId === node.nodeId && attempt === node.attempt,
      )?.dueAt;
      this.rows.set(node.nodeId, { node, dueAt: dueAtOf(node, retryAt, now) });
    }
    for (const [nodeId, { node, dueAt }] of this.rows) {
      this.auditor.must(this.state.nodes[nodeId] === node, `the row of ${nodeId} is not what was decided`);
      this.auditor.must(
        !(node.status in TIMER) || Number.isFinite(dueAt),
        `${nodeId} is ${node.status} without a timer`,
      );
    }
  }
}

interface Dispatched {
  nodeId: string;
  attempt: number;
}

function dueAtOf({ status }: NodeRunState, retryAt: number | undefined, now: number): number {
  if (status === 'dispatched') return now + QUEUE_MS;
  if (status === 'running') return now + EXECUTION_MS;
  return status === 'retry_wait' ? (retryAt ?? Infinity) : Infinity;
}
