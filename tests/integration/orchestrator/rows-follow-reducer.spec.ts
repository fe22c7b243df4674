import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { MikroORM } from '@mikro-orm/postgresql';
import type { NodeResult } from '#contracts';
import { advanceRun, planRun, startRun } from '#workflow-core';
import type { RunEvent, RunState } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { AdmissionService } from '../../../apps/orchestrator/fairness/admission.service.js';
import { inputOfResult } from '../../../apps/orchestrator/runs/run-input.js';
import type { RunInput } from '../../../apps/orchestrator/runs/run-input.js';
import { KnownRunCommitsService } from '../../../apps/orchestrator/runs/known-run-commits.service.js';
import { RunEngineService } from '../../../apps/orchestrator/runs/run-engine.service.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { OUTPUTS } from './testing/diamond.js';

const RUNS = process.env['HARTOMAT_TEST_ALL'] ? 150 : 30;
const NEVER = '600000';

/** What is tried on a run: by which orchestrator, about which node, of which attempt beside the current one. */
interface Try {
  by: number;
  nodeId: string;
  attemptOff: number;
  what: NodeResult['outcome'] | 'broken' | 'retry_due' | 'node_dispatched';
}

const tries = fc.array(
  fc.record<Try>({
    by: fc.nat({ max: 1 }),
    nodeId: fc.constantFrom('first', 'left', 'right', 'last'),
    attemptOff: fc.constantFrom(0, 0, 0, 0, -1, 1),
    what: fc.constantFrom('started', 'succeeded', 'succeeded', 'succeeded', 'failed', 'broken', 'interrupted', 'retry_due', 'node_dispatched'), // prettier-ignore
  }),
  { minLength: 5, maxLength: 25 },
);

describe('rows of runs', () => {
  let engine: EngineUnderTest;

  beforeAll(async () => {
    // Room for all that the runs leave open: the sweep that counts what another orchestrator ended never comes here.
    const env = { HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS: NEVER, HARTOMAT_ORCHESTRATOR_WINDOW_RENDER: '10000' };
    engine = await EngineUnderTest.start('rows follow reducer', { env, lostTaskAfterMs: Number(NEVER) });
    await engine.startOrchestrator();
  });
  afterAll(() => engine.stop());

  /** The reducer's state, where what is ready is dispatched at once as the engine does. */
  const reduced = (state: RunState, event: RunEvent): RunState => {
    const next = advanceRun(state, event);
    return next.commands
      .filter((command) => command.type === 'dispatch_node')
      .reduce((current, { nodeId, attempt }) => advanceRun(current, { type: 'node_dispatched', nodeId, attempt, now: 0 }).state, next.state); // prettier-ignore
  };
  const stored = async (runId: string) => {
    const [orm] = engine.parts(MikroORM);
    const rows = await orm?.em
      .fork()
      .execute<{ id: string; nodeId: string; status: string; attempt: number; failures: number }[]>( // prettier-ignore
        `select id, node_id as "nodeId", status, attempt, failures from orchestrator.node_run where run_id = ? order by position`,
        [runId],
      );
    const [run] =
      (await orm?.em
        .fork()
        .execute<{ status: string; revision: number }[]>('select status, revision from orchestrator.run where id = ?', [
          runId,
        ])) ?? [];
    return { rows: rows ?? [], run };
  };
  /** The outbox is published soon after, not at once. */
  const told = async (runId: string, count: number) => {
    const all = async () => engine.finishedEvents(runId);
    if (count > 0)
      await waitUntil(async () => ((await all()).length >= count ? true : undefined), { withinMs: 10_000 });
    return all();
  };
  const accepted = async (runId: string): Promise<void> => {
    await engine.request(runId);
    await engine.until(runId, (run) => run.nodes[0]?.status === 'dispatched');
  };

  it('are written without loading a run that this process committed last, and only by it', async () => {
    const runId = randomUUID();
    await accepted(runId);
    const nodeRunId = (await stored(runId)).rows[0]?.id ?? '';
    const commits = engine.parts(KnownRunCommitsService);
    const input = (what: Try['what']): RunInput =>
      inputOf({ by: 0, nodeId: 'first', attemptOff: 0, what }, { runId, nodeRunId, attempt: 1 });
    const admissions = engine.parts(AdmissionService);
    const commit = (at: number, what: Try['what']) =>
      admissions[at]?.reserving(async (places) => commits[at]?.commit([input(what)], places));
    const answers = (await Promise.all([0, 1].map((at) => commit(at, 'started')))).flatMap((one) => one ?? []);
    expect(answers.map(({ decisions, left }) => `${decisions.length} ${left.length}`).sort()).toEqual(['0 1', '1 0']);
    const owner = answers.findIndex(({ left }) => left.length === 0);
    // The other one loads it, and so becomes the last: what the first remembers holds no more.
    await engine.parts(RunEngineService)[1 - owner]?.commit([input('succeeded')]);
    expect((await stored(runId)).rows[0]).toMatchObject({ status: 'succeeded' });
    expect(await commit(owner, 'succeeded')).toMatchObject({ decisions: [], left: [{ runId }] });
  });

  it('are what the reducer says after every batch, whoever of two orchestrators commits it', async () => {
    const { workflow, definitions } = engine.workflow;
    const plan = planRun(workflow, new Map(definitions.map((definition) => [definition.step, definition])));
    const ended = new Set<string>();
    await fc.assert(
      fc.asyncProperty(tries, async (all) => {
        const runId = randomUUID();
        await accepted(runId);
        const idOf = new Map((await stored(runId)).rows.map(({ nodeId, id }) => [nodeId, id]));
        let state = reduced(startRun(plan), { type: 'run_started', now: 0 });
        for (const one of all) {
          const attempt = Math.max(1, (state.nodes[one.nodeId]?.attempt ?? 1) + one.attemptOff);
          const input = inputOf(one, { runId, nodeRunId: idOf.get(one.nodeId) ?? '', attempt });
          state = reduced(state, { ...input.event, now: 0 } as RunEvent);
          await engine.parts(RunEngineService)[one.by]?.commit([input]);
          const { rows, run } = await stored(runId);
          const expected = plan.nodes.map(({ nodeId }) => {
            const { status, attempt: current, failures } = state.nodes[nodeId] ?? {};
            return { nodeId, status, attempt: current, failures };
          });
          expect(rows.map(({ id: _, ...row }) => row)).toEqual(expected);
          expect(run?.status).toBe(state.status);
        }
        ended.add(state.status);
        const events = await told(runId, state.status === 'running' ? 0 : 1);
        expect(events.map(({ status }) => status)).toEqual(state.status === 'running' ? [] : [state.status]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([...ended]).toEqual(expect.arrayContaining(['running', 'failed']));
  });
});

function inputOf(
  { what, nodeId }: Try,
  { runId, nodeRunId, attempt }: { runId: string; nodeRunId: string; attempt: number },
): RunInput {
  // prettier-ignore
  if (what === 'retry_due' || what === 'node_dispatched') return { runId, event: { type: what, nodeId, attempt } };
  const failure = { code: what, message: 'It broke.', retryable: what === 'failed' };
  const outcome = what === 'broken' ? 'failed' : what;
  return inputOfResult({
    ...{
      runId,
      nodeRunId,
      nodeId,
      attempt,
      outcome,
      logs: [],
      worker: 'w',
      deliveryCount: 1,
      startedAt: 1,
      finishedAt: 2,
    },
    ...(outcome === 'succeeded' && { outputs: OUTPUTS[nodeId] }),
    ...(outcome === 'failed' && { failure }),
  });
}
