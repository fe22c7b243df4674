import type { NodeResult } from '#contracts';
import { advanceRun, changedNodes } from '#workflow-core';
import type { NodeRunState, RunCommand, RunEvent, RunFailure, RunState } from '#workflow-core';
import { missingOutputs } from './missing-outputs.js';
import type { OpenRun } from './open-run.js';
import type { AttemptResult, RunInput } from './run-input.js';

type Command<T extends RunCommand['type']> = Extract<RunCommand, { type: T }>;

/** What a batch of inputs makes of one run, for PostgreSQL first and for the bus after the commit. */
export interface RunDecision {
  run: OpenRun;
  after: RunState;
  changedNodes: NodeRunState[];
  /** Results that counted, newest of an attempt last; everything else about a result is forgotten. */
  accepted: AttemptResult[];
  /** Said again to be started (a redelivery): its execution deadline begins anew. */
  restarted: NodeResult[];
  dispatched: { nodeId: string; attempt: number }[];
  retryDueAt: ReadonlyMap<string, number>;
  aborted: Command<'abort_node'>[];
  finished: Command<'finish_run'> | null;
}

/** Decides a locked run's inputs in order. A node that becomes ready counts as dispatched: its task goes out after the commit. */
export function decideRun(run: OpenRun, inputs: readonly RunInput[]): RunDecision {
  const accepted: AttemptResult[] = [];
  const restarted: NodeResult[] = [];
  const commands: RunCommand[] = [];
  let state = run.state;
  for (const input of inputs) {
    if (isForeign(run, input)) continue;
    if (isRestart(state, input.result)) restarted.push(input.result as NodeResult);
    const next = advance(state, timed(run, input));
    if (next.state !== state && input.result) accepted.push(input.result);
    commands.push(...next.commands);
    state = next.state;
  }
  return {
    run,
    after: state,
    accepted,
    restarted,
    ...sorted(state, commands),
    changedNodes: changedNodes(run.state, state),
  };
}

/** Applies an event and dispatches whatever it made ready. */
function advance(state: RunState, event: RunEvent): { state: RunState; commands: RunCommand[] } {
  const next = advanceRun(state, event);
  const dispatched = next.commands
    .filter((command) => command.type === 'dispatch_node')
    .reduce((current, { nodeId, attempt }) => {
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
  const current = ({ nodeId, attempt }: { nodeId: string; attempt: number }): boolean =>
    after.nodes[nodeId]?.attempt === attempt && after.nodes[nodeId].status === 'dispatched';
  return {
    dispatched: of('dispatch_node').filter(current),
    retryDueAt: new Map(of('schedule_retry').map(({ nodeId, dueAt }) => [nodeId, dueAt])),
    aborted: of('abort_node'),
    finished: of('finish_run')[0] ?? null,
  };
}
