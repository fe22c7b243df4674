import { createHash } from 'node:crypto';
import type { AttemptFact, DeliveryFact, Facts, NodeRunFact } from './facts.js';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const STILL = sha('still.png');
const mail = (deliveryId: string): string => `${deliveryId}:email:customer:delivered`;

type Mode = DeliveryFact['mode'];
const graphRun = (mode: Mode): string => `run-${mode}`;
const legacyRun = (mode: Mode): string => `legacy-of-${mode}`;

/** The facts of a system that kept every invariant: a line in each mode, one failed delivery, one cancelled run. */
export function soundFacts(): Facts {
  const modes: Mode[] = ['legacy', 'graph', 'shadow'];
  const deliveries = [...modes.map(delivered), failed()];
  const commits = deliveries.flatMap(({ id, committedRunId }) =>
    committedRunId ? [{ id, runId: committedRunId }] : [],
  );
  return structuredClone({
    dispatchedLines: deliveries.map(({ orderLineId }) => orderLineId),
    plans: [
      {
        semanticHash: 'wf1:a',
        nodes: [
          { nodeId: 'first', parents: [] },
          { nodeId: 'last', parents: ['first'] },
        ],
      },
    ],
    ...graphSide(),
    deliveries,
    pathRuns: [
      ...modes.filter((mode) => mode !== 'graph').map((mode) => pathRun(mode, 'legacy', true)),
      pathRun('graph', 'graph', true),
      pathRun('shadow', 'graph', false),
    ],
    staged: [...commits.map(({ runId }) => runId), graphRun('shadow')].flatMap((runId) => [
      { runId, kind: 'asset' as const, payload: { name: 'still.png', sha256: STILL } },
      { runId, kind: 'notification' as const, payload: { dedupeKey: mail(deliveryOf(runId)) } },
    ]),
    mediaAssets: commits.map(({ id, runId }) => ({ deliveryId: id, runId, name: 'still.png', sha256: STILL })),
    notifications: [...commits.map(({ id }) => sent(id, 'delivered')), sent('delivery-failed', 'delivery_failed')],
    legacyJobs: legacyJobs(),
    graphEvidence: [{ runId: graphRun('shadow'), deliveryId: 'delivery-shadow' }],
    legacyEvidence: [{ deliveryId: 'delivery-shadow' }],
    comparisons: [{ runId: graphRun('shadow'), deliveryId: 'delivery-shadow' }],
    artifacts: [{ sha256: STILL, is: 'whole' as const }],
    mails: [
      ...commits.map(({ id }) => `<${sha(mail(id))}@hartomat>`),
      sent('delivery-failed', 'delivery_failed').messageId,
    ],
    faultTimes: [
      { graphOnly: true, beganAt: 100_000, healedAt: 200_000 },
      { graphOnly: false, beganAt: 200_000, healedAt: 300_000 },
    ],
  });
}

const deliveryOf = (runId: string): string => `delivery-${runId.replace(/^run-|^legacy-of-/, '')}`;
const traceOf = (mode: string): string => sha(mode).slice(0, 32);

function delivered(mode: Mode): DeliveryFact {
  const byGraph = mode === 'graph';
  return {
    ...{ id: `delivery-${mode}`, orderLineId: `line-${mode}`, generation: 1, mode, state: 'committed' },
    committedPath: byGraph ? 'graph' : 'legacy',
    committedRunId: byGraph ? graphRun(mode) : legacyRun(mode),
    ...{ reasonCode: 'operator', fallbackReason: null },
    ...{ graphRunId: mode === 'legacy' ? null : graphRun(mode), failureCode: null, createdAt: 0 },
    traceId: traceOf(mode),
  };
}

const failed = (): DeliveryFact => ({
  ...{ id: 'delivery-failed', orderLineId: 'line-failed', generation: 1, mode: 'legacy', state: 'failed' },
  ...{
    committedPath: null,
    committedRunId: null,
    graphRunId: null,
    reasonCode: 'operator',
    fallbackReason: null,
    failureCode: 'step_file_no_geometry',
    createdAt: 0,
  },
  traceId: traceOf('failed'),
});

const pathRun = (mode: Mode, path: 'legacy' | 'graph', mayCommit: boolean) => ({
  runId: path === 'graph' ? graphRun(mode) : legacyRun(mode),
  ...{ deliveryId: `delivery-${mode}`, path, mayCommit, state: 'succeeded' },
});

function sent(deliveryId: string, template: string) {
  const dedupeKey = template === 'delivered' ? mail(deliveryId) : `${deliveryId}:failed`;
  return {
    deliveryId,
    dedupeKey,
    channel: 'email',
    template,
    state: 'sent',
    messageId: `<${sha(dedupeKey)}@hartomat>`,
  };
}

/** Four runs: live, shadow, one that was cancelled after its first node, and one whose first node was still queued. */
function graphSide(): Pick<Facts, 'runs' | 'nodeRuns' | 'attempts' | 'cancelledRuns'> {
  const run = (id: string, of: Mode, runClass: 'live' | 'shadow', status: string) => {
    return {
      id,
      deliveryId: `delivery-${of}`,
      runClass,
      semanticHash: 'wf1:a',
      status,
      finishedAt: 9,
      traceId: traceOf(of),
    };
  };
  const node = (runId: string, nodeId: string, status = 'succeeded'): NodeRunFact => {
    return {
      id: `${runId} ${nodeId}`,
      runId,
      nodeId,
      status,
      attempt: 1,
      failures: 0,
      wasDispatched: status !== 'skipped',
    };
  };
  const attempt = ({ id }: NodeRunFact, of: Mode, outcome = 'succeeded'): AttemptFact => {
    const startedAt = id.endsWith('first') ? 1000 : 2000;
    return { nodeRunId: id, attempt: 1, outcome, startedAt, finishedAt: startedAt + 500, traceId: traceOf(of) };
  };
  const both = (runId: string) => [node(runId, 'first'), node(runId, 'last')];
  const cancelled = [node('run-cancelled', 'first'), node('run-cancelled', 'last', 'cancelled')] as const;
  const waited = [node('run-waited', 'first', 'skipped'), { ...node('run-waited', 'last', 'skipped'), attempt: 0 }];
  return {
    runs: [
      run(graphRun('graph'), 'graph', 'live', 'succeeded'),
      run(graphRun('shadow'), 'shadow', 'shadow', 'succeeded'),
      run('run-cancelled', 'graph', 'live', 'cancelled'),
      run('run-waited', 'graph', 'live', 'cancelled'),
    ],
    nodeRuns: [...both(graphRun('graph')), ...both(graphRun('shadow')), ...cancelled, ...waited],
    attempts: [
      ...both(graphRun('graph')).map((each) => attempt(each, 'graph')),
      ...both(graphRun('shadow')).map((each) => attempt(each, 'shadow')),
      attempt(cancelled[0], 'graph'),
      attempt(cancelled[1], 'graph', 'abandoned'),
    ],
    cancelledRuns: [{ runId: 'run-cancelled', attempts: 2 }],
  };
}

/** Twenty without faults, then twenty during a graph-side fault; each takes a tenth of a second. */
const legacyJobs = (): Facts['legacyJobs'] =>
  [0, 100_000].flatMap((base) =>
    Array.from({ length: 20 }, (_, at) => ({
      ...{ deliveryId: `${base} ${at}`, state: 'succeeded', createdAt: base + at * 1000 },
      ...{ startedAt: base + at * 1000, finishedAt: base + at * 1000 + 100 },
    })),
  );
