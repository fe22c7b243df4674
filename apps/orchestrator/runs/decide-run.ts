import type { NodeResult } from '#contracts';
import { advanceRun, changedNodes } from '#workflow-core';
import type { Advance, NodeRunState, PlannedNode, RunCommand, RunEvent, RunFailure, RunState } from '#workflow-core';
import { missingOutputs } from './missing-outputs.js';
import type { OpenRun, RunFacts } from './open-run.js';
import { plannedNodes } from './planned-nodes.js';
import type { AttemptResult, RunInput } from './run-input.js';

type Command<T extends RunCommand['type']> = Extract<RunCommand, { type: T }>;

/** What a batch of inputs makes of one run, for PostgreSQL first and for the bus after the commit. */
export interface RunDecision {
  run: OpenRun;
  after: RunState;
  changedNodes: NodeRunState[];
  /** Results that counted, newest of an attempt last; everything else about a result is forgotten. */
  accepted: AttemptResult[];
  /** About how much memory they take. */
  acceptedBytes: number;
  /** Said again to be started (a redelivery): its execution deadline begins anew. */
  restarted: NodeResult[];
  dispatched: DueNode[];
  /** Ready, and to be dispatched when their pool has room. */
  held: DueNode[];
  retryDueAt: ReadonlyMap<string, number>;
  aborted: Command<'abort_node'>[];
  recalled: Command<'recall_node'>[];
  finished: Command<'finish_run'> | null;
}

export interface DueNode {
  nodeId: string;
  attempt: number;
}

/** Whether a node that is ready may be dispatched now. */
export type Admit = (node: PlannedNode, facts: RunFacts) => boolean;

/**
 * Decides a run's inputs in order. A node that becomes ready and is admitted counts as dispatched: its task goes out after
 * the commit.
 */
export function decideRun(run: OpenRun, inputs: readonly RunInput[], admit: Admit = () => true): RunDecision {
  const accepted: AttemptResult[] = [];
  const restarted: NodeResult[] = [];
  const commands: RunCommand[] = [];
  let acceptedBytes = 0;
  let state = run.state;
  for (const input of inputs) {
    if (isForeign(run, input)) continue;
    if (isRestart(state, input.result)) restarted.push(input.result as NodeResult);
    const next = advance(state, timed(run, input), (node) => admit(node, run.facts));
    if (next.state !== state && input.result) {
      accepted.push(input.result);
      acceptedBytes += input.byteLength ?? 0;
    }
    commands.push(...next.commands);
    state = next.state;
  }
  return {
    run,
    after: state,
    accepted,
    acceptedBytes,
    restarted,
    ...sorted(state, commands),
    ...moved(run.state, state),
  };
}

/** Applies an event and dispatches what it made ready and `admit` lets go. */
function advance(state: RunState, event: RunEvent, admit: (node: PlannedNode) => boolean): Advance {
  const next = advanceRun(state, event);
  const planned = plannedNodes(state.plan);
  const admitted = next.commands
    .filter((command) => command.type === 'dispatch_node')
    .filter(({ nodeId }) => {
      const node = planned.get(nodeId);
      return node !== undefined && admit(node);
    });
  const dispatched = admitted.reduce((current, { nodeId, attempt }) => {
    return advanceRun(current, { type: 'node_dispatched', nodeId, attempt, now: event.now }).state;
  }, next.state);
  return { state: dispatched, commands: next.commands };
}

/** A result whose node run is of another run of the same name cannot be trusted to mean this one. */
const isForeign = (run: OpenRun, { result }: RunInput): boolean =>
  result !== undefined && run.nodeRuns.get(result.nodeId)?.nodeRunId !== result.nodeRunId;

function isRestart(state: RunState, result: NodeResult | undefined): boolean {
  const node = result?.outcome === 'started' ? state.nodes[result.nodeId] : undefined;
  return node?.status === 'running' && node.attempt === result?.attempt;
}

function timed(run: OpenRun, { event, result }: RunInput): RunEvent {
  const now = run.now;
  if (event.type !== 'node_succeeded') return { ...event, now } as RunEvent;
  const missing = missingOutputs(run.state.plan, event.nodeId, result?.outputs ?? {});
  if (missing.length === 0) return { ...event, now };
  return { ...event, type: 'node_failed', now, failure: withoutOutputs(event.nodeId, missing) };
}

const withoutOutputs = (nodeId: string, missing: string[]): RunFailure => ({
  code: 'output_missing',
  message: `Node "${nodeId}" succeeded without ${missing.join(', ')}, which later nodes need. Its executor is of another version: deploy the one that was frozen.`,
  retryable: false,
});

function sorted(after: RunState, commands: RunCommand[]) {
  const of = <T extends RunCommand['type']>(type: T) =>
    commands.filter((command): command is Command<T> => command.type === type);
  const isReady = ({ nodeId, attempt }: DueNode): boolean => {
    const node = after.nodes[nodeId];
    return node?.attempt === attempt && node.status === 'ready';
  };
  const recalled = of('recall_node').filter(isReady);
  return {
    // Those of a paused run are dispatched when it is resumed.
    held: after.paused ? [] : [...of('dispatch_node'), ...recalled].filter(isReady),
    recalled,
    retryDueAt: new Map(of('schedule_retry').map(({ nodeId, dueAt }) => [nodeId, dueAt])),
    aborted: of('abort_node'),
    finished: of('finish_run')[0] ?? null,
  };
}

/** The nodes that are others than before, and which of them go out with that. */
function moved(before: RunState, after: RunState): Pick<RunDecision, 'changedNodes' | 'dispatched'> {
  const changed = changedNodes(before, after);
  const isOut = ({ nodeId, attempt }: NodeRunState): boolean =>
    before.nodes[nodeId]?.status === 'dispatched' && before.nodes[nodeId].attempt === attempt;
  const dispatched = changed.filter((node) => node.status === 'dispatched' && !isOut(node));
  return { changedNodes: changed, dispatched: dispatched.map(({ nodeId, attempt }) => ({ nodeId, attempt })) };
}
