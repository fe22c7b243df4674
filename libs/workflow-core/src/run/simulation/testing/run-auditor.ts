import type { PlannedNode } from '../../../planning/run-plan.js';
import type { Advance, NodeRunState, RunCommand, RunEvent, RunState } from '../../run-state.js';

const FINAL = new Set(['succeeded', 'failed', 'skipped', 'cancelled']);

/** What a node can be whose newest attempt was not dispatched. */
const TO_COME = new Set(['retry_wait', 'ready', 'skipped', 'cancelled']);

const MEANS_FAILURE = new Set(['node_failed', 'queue_deadline_passed', 'execution_deadline_passed']);

/** Checks the invariants of a run after every decision; throws the first violation, with the events that led to it. */
export class RunAuditor {
  readonly history: RunEvent[] = [];
  private readonly dispatched = new Map<string, number[]>();
  private readonly failedAttempts = new Map<string, Set<number>>();
  private readonly outcomes = new Set<string>();
  private finished = 0;

  /** One decision of the reducer. */
  decided(before: RunState, event: RunEvent, { state, commands }: Advance): void {
    this.history.push(event);
    if (before.status !== 'running')
      this.must(state === before && commands.length === 0, 'a run changed after its end');
    for (const node of Object.values(before.nodes)) this.moved(node, state.nodes[node.nodeId], event);
    for (const command of commands) if (command.type === 'dispatch_node') this.dispatches(before, state, command);
    this.finishes(before, state, commands);
  }

  /** The same event once more must change nothing. */
  repeated(before: RunState, { state, commands }: Advance): void {
    this.must(state === before && commands.length === 0, 'an event that came twice changed something');
  }

  /** What must hold after a commit, with every ready node dispatched unless its run or its pool is paused. */
  committed(state: RunState, isPoolPaused: boolean): void {
    const mayWait = isPoolPaused || state.paused === true;
    const nodes = state.plan.nodes.map((planned) => ({ planned, node: this.nodeOf(state, planned.nodeId) }));
    if (state.status === 'running') {
      for (const { planned, node } of nodes) this.canMove(state, planned, node, mayWait);
      this.must(
        nodes.some(({ node }) => !FINAL.has(node.status) && node.status !== 'pending'),
        'a run is stuck',
      );
    } else {
      this.must(!state.paused, 'a run that ended is paused');
      for (const { node } of nodes)
        this.must(FINAL.has(node.status), `${node.nodeId} is ${node.status} in a run that ended`);
      this.must(this.finished === 1, `the run ended and was finished ${this.finished} times`);
      this.propagated(state, nodes);
    }
    for (const { planned, node } of nodes) this.countersMatch(planned, node);
  }

  /** Throws the violation unless it holds. */
  must(holds: boolean, violation: string): void {
    if (holds) return;
    const events = this.history.slice(-25).map((event) => {
      return 'nodeId' in event ? `${event.nodeId} ${event.attempt} ${event.type}` : event.type;
    });
    throw new Error(`${violation}\n  the last events:\n  ${events.join('\n  ')}`);
  }

  private moved(before: NodeRunState, after: NodeRunState | undefined, event: RunEvent): void {
    if (before === after) return;
    if (!after) return this.must(false, `${before.nodeId} vanished`);
    this.must(!FINAL.has(before.status), `${before.nodeId} went from ${before.status} to ${after.status}`);
    if ('attempt' in event && event.nodeId === before.nodeId) {
      this.must(event.attempt === before.attempt, `${before.nodeId} took an event of attempt ${event.attempt}`);
    }
    if (MEANS_FAILURE.has(event.type)) this.failed(before, event);
    if (after.status !== 'succeeded' && after.status !== 'failed') return;
    this.must(!this.outcomes.has(after.nodeId), `${after.nodeId} has two outcomes`);
    this.outcomes.add(after.nodeId);
  }

  /** Counted from what happened, not from what the reducer counts. */
  private failed({ nodeId, attempt }: NodeRunState, event: RunEvent): void {
    if (!('attempt' in event) || event.nodeId !== nodeId) return;
    const attempts = this.failedAttempts.get(nodeId) ?? new Set();
    this.must(!attempts.has(attempt), `attempt ${attempt} of ${nodeId} failed twice`);
    this.failedAttempts.set(nodeId, attempts.add(attempt));
  }

  private dispatches(
    before: RunState,
    state: RunState,
    { nodeId, attempt }: Extract<RunCommand, { type: 'dispatch_node' }>,
  ): void {
    this.must(state.status === 'running', `${nodeId} was dispatched in a run that is ${state.status}`);
    this.must(!state.paused, `${nodeId} was dispatched in a paused run`);
    const planned = state.plan.nodes.find((node) => node.nodeId === nodeId);
    const tooEarly = planned?.parents.filter((id) => state.nodes[id]?.status !== 'succeeded') ?? [nodeId];
    this.must(tooEarly.length === 0, `${nodeId} was dispatched before ${tooEarly.join(', ')}`);
    const attempts = this.dispatched.get(nodeId) ?? [];
    // Taken back from the queue, or never let into it: the same attempt goes out once more.
    const isHeld = before.nodes[nodeId]?.status === 'ready' && attempt === attempts.length;
    if (isHeld) return;
    this.must(attempt === attempts.length + 1, `${nodeId} was dispatched as ${attempt} after ${attempts.join(', ')}`);
    this.dispatched.set(nodeId, [...attempts, attempt]);
  }

  private finishes(before: RunState, state: RunState, commands: readonly RunCommand[]): void {
    const at = commands.findIndex((command) => command.type === 'finish_run');
    this.must(at >= 0 === (before.status !== state.status), 'the run ended without being finished, or the reverse');
    if (at < 0) return;
    this.finished += 1;
    const finish = commands[at];
    this.must(at === commands.length - 1, 'a command follows the end of the run');
    this.must(
      finish?.type === 'finish_run' && finish.status === state.status,
      'the run was finished as something else',
    );
    const aborted = new Set(commands.flatMap((it) => (it.type === 'abort_node' ? [`${it.nodeId} ${it.attempt}`] : [])));
    for (const { nodeId, attempt, status } of Object.values(before.nodes)) {
      const isLeftRunning =
        (status === 'dispatched' || status === 'running') && state.nodes[nodeId]?.status === 'cancelled';
      this.must(!isLeftRunning || aborted.has(`${nodeId} ${attempt}`), `${nodeId} runs on after the end`);
    }
  }

  private countersMatch(planned: PlannedNode, node: NodeRunState): void {
    const { nodeId, attempt, failures, status } = node;
    const sent = this.dispatched.get(nodeId)?.length ?? 0;
    const isToCome = attempt === sent + 1 && TO_COME.has(status);
    this.must(attempt === sent || isToCome, `${nodeId} counts ${attempt} attempts and was dispatched ${sent} times`);
    const failed = this.failedAttempts.get(nodeId)?.size ?? 0;
    this.must(failures === failed, `${nodeId} counts ${failures} failures of ${failed}`);
    this.must(failures <= planned.retry.attempts, `${nodeId} failed ${failures} times of ${planned.retry.attempts}`);
  }

  /** Every state that is not final has a timer or waits for a node that has one. */
  private canMove(state: RunState, { parents }: PlannedNode, node: NodeRunState, mayWait: boolean): void {
    const { nodeId, status } = node;
    const waits = parents.filter((id) => state.nodes[id]?.status !== 'succeeded');
    this.must(status !== 'pending' || waits.length > 0, `${nodeId} has no open parents and is not dispatched`);
    this.must(status === 'pending' || waits.length === 0, `${nodeId} is ${status} before ${waits.join(', ')}`);
    this.must(status !== 'dispatched' || !state.paused, `${nodeId} is dispatched in a run that was paused`);
    this.must(status !== 'ready' || mayWait, `${nodeId} is ready and not dispatched`);
    this.must(!FINAL.has(status) || status === 'succeeded', `${nodeId} is ${status} in a run that goes on`);
  }

  private propagated(state: RunState, nodes: { planned: PlannedNode; node: NodeRunState }[]): void {
    const hasAll = nodes.every(({ node }) => node.status === 'succeeded');
    this.must(hasAll === (state.status === 'succeeded'), `the run is ${state.status}, its nodes are not`);
    const failed = nodes.filter(({ node }) => node.status === 'failed').length;
    this.must(
      failed <= 1 && (failed === 0 || state.status === 'failed'),
      `${failed} nodes failed in a ${state.status} run`,
    );
    for (const { planned, node } of nodes) {
      const sent = this.dispatched.get(node.nodeId)?.length ?? 0;
      const hasStarted = node.status !== 'skipped';
      const wasRecalled = node.status === 'skipped' && node.attempt === 1;
      this.must(
        hasStarted === sent > 0 || wasRecalled,
        `${node.nodeId} is ${node.status} and was dispatched ${sent} times`,
      );
      const isBehind = planned.parents.some((id) => state.nodes[id]?.status !== 'succeeded');
      this.must(!isBehind || node.status === 'skipped', `${node.nodeId} is ${node.status} behind what did not succeed`);
    }
  }

  private nodeOf(state: RunState, nodeId: string): NodeRunState {
    const node = state.nodes[nodeId];
    this.must(node?.nodeId === nodeId, `${nodeId} is not in the state`);
    return node as NodeRunState;
  }
}
