import { randomUUID } from 'node:crypto';
import { busAddress } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { NodeProgressed, RunFinished, eventSubject, resultFilter, resultsIn } from '#contracts';
import type {
  ComparisonReply,
  DeadLetterDetail,
  DeadLetterReply,
  NodeResult,
  PoolReply,
  RunReply,
  WorkflowVersionReply,
} from '#contracts';
import { waitUntil } from '../../deploy/local/process/wait-until.js';
import { watchFirst } from '../instance/bus-watch.js';
import { OrderClient, liveOf } from '../instance/order-client.js';
import { runInstanceCli } from '../instance/instance-cli.js';
import type { CommandResult } from '../instance/run-cli.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../instance/test-instance.js';
import type { TestInstance } from '../instance/test-instance.js';

const WORKFLOW = 'still-threejs';

let instance: TestInstance;
let client: OrderClient;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType('small', {});
  await client.untilWorkerLives();
});
afterAll(() => instance.close());

const hartomat = (...args: string[]): Promise<CommandResult> => runInstanceCli(instance, args);
/** What a command says with `--json`. */
async function told<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await hartomat(...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Publishes the workflow with its render node's params changed; the number of the version. */
async function publishRender(params: object): Promise<number> {
  const { workflow } = await client.json<WorkflowVersionReply>(`/workflows/${WORKFLOW}`);
  for (const node of workflow.nodes) if (node.step === 'threejs_render') Object.assign(node, { params });
  const { version } = await client.publish(WORKFLOW, workflow);
  return version;
}

const statusOf = ({ nodes }: RunReply, step: string) => nodes.find((node) => node.step === step)?.status;
const decisionOf = ({ reuse }: RunReply, nodeId: string) =>
  reuse?.nodes.find((node) => node.nodeId === nodeId)?.decision;
const rendersOfGraph = (): number => instance.countOfRenders().graph;

/** A shadow run whose verdict is there, so that everything about it has been told to everybody. */
async function comparedRun(): Promise<{ run: RunReply; deliveryId: string }> {
  const delivery = await client.settled((await client.dispatchOne('shadow', undefined, 'small')).id);
  const { runId } = await client.comparison(delivery.id);
  return { run: await client.run(runId), deliveryId: delivery.id };
}

describe('doing a run again', () => {
  it('takes over what is the same on a newer version, and changes nothing that was delivered or compared', async () => {
    const { run: source, deliveryId } = await comparedRun();
    const live = await liveOf(instance, deliveryId);
    const verdicts = await client.json<ComparisonReply[]>(`/comparisons?deliveryId=${deliveryId}`);
    expect(verdicts).toMatchObject([{ runId: source.runId, verdict: 'match' }]);
    const notifyNode = source.nodes.find(({ step }) => step === 'notify')?.nodeId ?? '';
    const renderNode = source.nodes.find(({ step }) => step === 'threejs_render')?.nodeId ?? '';

    const rendersBefore = rendersOfGraph();
    const begun = await client.json<RunReply>(`/runs/${source.runId}/rerun`, 'POST', { fromNode: notifyNode });
    expect(begun).toMatchObject({ rerunOf: source.runId, runClass: 'shadow', reuse: { fromNode: notifyNode } });
    const same = await client.untilRunEnded(begun.runId);
    expect(same.status).toBe('succeeded');
    expect(same.nodes.filter(({ reusedFrom }) => reusedFrom).length).toBe(source.nodes.length - 1);
    expect(rendersOfGraph()).toBe(rendersBefore);

    const version = await publishRender({ transparent: true });
    const newer = await told<RunReply>(
      ...['runs', 'rerun', source.runId, '--from', notifyNode, '--version', String(version), '--wait'],
    );
    expect(newer).toMatchObject({ status: 'succeeded', workflow: { version }, rerunOf: source.runId });
    expect(decisionOf(newer, renderNode)).toBe('params_changed:/transparent');
    expect(decisionOf(newer, notifyNode)).toBe('is_from_node');
    expect(rendersOfGraph()).toBe(rendersBefore + 1);
    const shown = await hartomat('runs', 'show', newer.runId);
    expect(shown.stdout).toContain(`rerun of ${source.runId}, from ${notifyNode}`);
    expect(shown.stdout).toMatch(/glb_export@\d+ +succeeded +1 +reused/);

    // Runs are reported in order: when the next pair has its verdict, the reruns have been reported too.
    await comparedRun();
    expect(await liveOf(instance, deliveryId)).toEqual(live);
    expect(await client.json<ComparisonReply[]>(`/comparisons?deliveryId=${deliveryId}`)).toEqual(verdicts);
    const [kept] = await instance.query<{ records: number }>(
      'select count(*)::int as records from comparison.graph_evidence where delivery_id = $1',
      [deliveryId],
    );
    expect(kept?.records).toBe(1);
    const staged = await instance.query('select run_id from orders.staged_effect where run_id = any($1)', [
      [same.runId, newer.runId],
    ]);
    expect(staged).toEqual([]);
    expect(await client.run(source.runId)).toEqual(source);
  });

  it('is refused with the reason where it cannot be', async () => {
    const { run } = await comparedRun();
    const refused = await hartomat('runs', 'retry', run.runId);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('(run_succeeded)') });
    const unknown = await hartomat('runs', 'rerun', run.runId, '--from', 'nowhere');
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('(node_not_found)') });
    const missing = await hartomat('runs', 'rerun', run.runId, '--from', 'render', '--version', '99');
    expect(missing.stderr).toContain('has no version 99');
  });
});

describe('a render that takes its time', () => {
  const angles = Array.from({ length: 8 }, (_, at) => ({ azimuth: at * 45, elevation: 10 }));
  beforeAll(() => publishRender({ angles, width: 256, height: 256 }));

  /** A graph order whose render has begun. */
  async function rendering(): Promise<{ orderId: string; progress: NodeProgressed }> {
    const first = await watchFirst<NodeProgressed>(instance, NodeProgressed.event, ({ nodeId }) => nodeId === 'render');
    const { id } = await client.dispatchOne('graph', undefined, 'small');
    const progress = await first.seen;
    await waitUntil(
      async () => statusOf(await client.run(progress.runId), 'threejs_render') === 'running' || undefined,
      {
        withinMs: 10_000,
        everyMs: 20,
      },
    );
    return { orderId: id, progress };
  }

  it('is aborted when its run is cancelled: the slot is free before it could have finished', async () => {
    const rendersBefore = rendersOfGraph();
    const { orderId, progress } = await rendering();
    const bus = await connect(busAddress(instance.settings.natsUrl));
    const results: NodeResult[] = [];
    bus.subscribe(resultFilter('wf'), {
      callback: (_error, message) => {
        const said = resultsIn(message.json()) as NodeResult[];
        results.push(...said.filter(({ nodeRunId }) => nodeRunId === progress.nodeRunId));
      },
    });
    await bus.flush();
    const cancelled = await client.json<RunReply>(`/runs/${progress.runId}/cancel`, 'POST', { reason: 'Wrong part.' });
    expect(cancelled).toMatchObject({ status: 'cancelled', failure: { message: 'Wrong part.' } });
    const ended = await waitUntil(() => results.find(({ outcome }) => outcome !== 'started'), { withinMs: 30_000 });
    await bus.close();
    expect(ended).toMatchObject({ outcome: 'failed', failure: { code: 'aborted' } });
    expect(rendersOfGraph()).toBeLessThan(rendersBefore + angles.length);
    expect(await client.settled(orderId)).toMatchObject({ deliveredBy: 'legacy', fallbackReason: 'run_cancelled' });
    expect(await client.run(progress.runId)).toMatchObject({ status: 'cancelled' });
    const again = await hartomat('runs', 'cancel', progress.runId);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('is cancelled') });

    const retried = await told<RunReply>('runs', 'retry', progress.runId, '--wait');
    expect(retried).toMatchObject({ status: 'succeeded', rerunOf: progress.runId });
    expect(decisionOf(retried, 'export')).toBe('reused');
    expect(decisionOf(retried, 'render')).toBe('not_succeeded');
  });

  it('ends while its run is paused; what comes after it waits for the resume and is then delivered', async () => {
    const { orderId, progress } = await rendering();
    const reason = 'Waiting for the customer.';
    const paused = await client.json<RunReply>(`/runs/${progress.runId}/pause`, 'POST', { reason });
    expect(paused).toMatchObject({ status: 'running', paused: { reason } });
    const held = await waitUntil(
      async () => {
        const run = await client.run(progress.runId);
        return statusOf(run, 'threejs_render') === 'succeeded' ? run : undefined;
      },
      { withinMs: 120_000, everyMs: 100 },
    );
    expect(held && statusOf(held, 'output_save')).toBe('ready');
    const shown = await hartomat('runs', 'show', progress.runId);
    expect(shown.stdout).toContain('is running, paused (live)');
    expect(shown.stdout).toContain('Waiting for the customer.; it still ends at');
    expect((await told<RunReply>('runs', 'pause', progress.runId)).paused).toEqual(paused.paused);
    const resumed = await told<RunReply>('runs', 'resume', progress.runId);
    expect(resumed.paused).toBeNull();
    expect(await client.settled(orderId)).toMatchObject({ deliveredBy: 'graph', fallbackReason: null });
  });
});

describe('a paused pool', () => {
  it('is shown, lets new lines go to legacy with the reason, and serves them again once it is resumed', async () => {
    await publishRender({});
    const paused = await told<PoolReply>('pools', 'pause', 'render', '--reason', 'New drivers.');
    expect(paused).toMatchObject({ pool: 'render', paused: { reason: 'New drivers.' }, workers: 1 });
    const listed = await hartomat('pools', 'list');
    expect(listed.stdout).toMatch(/^render +1 \(\d+ slots\).*New drivers\.$/m);
    const delivery = await client.settled((await client.dispatchOne('graph', undefined, 'small')).id);
    expect(delivery).toMatchObject({ deliveredBy: 'legacy', mode: 'legacy', reasonCode: 'pool_paused' });
    await client.json<PoolReply>('/pools/render/resume', 'POST');
    const after = await client.settled((await client.dispatchOne('graph', undefined, 'small')).id);
    expect(after).toMatchObject({ deliveredBy: 'graph', fallbackReason: null });
    const refused = await hartomat('pools', 'pause', 'kitchen');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a valid pool') });
  });
});

describe('dead letters', () => {
  it('of every service can be shown, requeued and discarded', async () => {
    const bus = await connect(busAddress(instance.settings.natsUrl));
    const subject = eventSubject('wf', RunFinished.event);
    const body = JSON.stringify({ runId: randomUUID(), deliveryId: 'no uuid' });
    bus.publish(subject, body);
    await bus.flush();
    const of = (letters: DeadLetterReply[], service: string) => letters.filter((letter) => letter.service === service);
    const deadLetters = await waitUntil(
      async () => {
        const letters = await client.json<DeadLetterReply[]>('/dead-letters?state=waiting');
        return of(letters, 'orders').length === 1 && of(letters, 'comparison').length === 1 ? letters : undefined;
      },
      { withinMs: 15_000 },
    );
    const [ofOrders] = of(deadLetters ?? [], 'orders');
    const [ofComparison] = of(deadLetters ?? [], 'comparison');
    expect(await told<DeadLetterDetail>('dead-letters', 'show', ofOrders?.id ?? '')).toMatchObject({ subject, body });
    for (const { id = '' } of [ofOrders ?? {}, ofComparison ?? {}]) {
      const requeued = await told<DeadLetterDetail>('dead-letters', 'requeue', id);
      expect(requeued).toMatchObject({ id, state: 'requeued' });
      const twice = await hartomat('dead-letters', 'requeue', id);
      expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('(dead_letter_settled)') });
    }
    // Still malformed: each of both requeues comes back at both services.
    const back = await waitUntil(
      async () => {
        const letters = await told<DeadLetterReply[]>(
          ...['dead-letters', 'list', '--service', 'orders', '--state', 'waiting'],
        );
        return letters.length === 2 ? letters : undefined;
      },
      { withinMs: 30_000 },
    );
    expect(await client.json(`/dead-letters/${back?.[0]?.id}/discard`, 'POST')).toMatchObject({ state: 'discarded' });
    const unknown = await hartomat('dead-letters', 'show', 'orchestrator-999');
    expect(unknown.stderr).toContain('(dead_letter_not_found)');
    await bus.close();
  });
});
