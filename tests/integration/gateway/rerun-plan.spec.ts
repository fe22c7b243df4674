import { randomUUID } from 'node:crypto';
import type { RerunPlanReply, RunComparisonReply, RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { EngineUnderTest } from '../orchestrator/testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from '../orchestrator/testing/fake-worker.js';
import { openGatewayBench, problemOf } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const BROKEN = { code: 'broken', message: 'Broken.', retryable: false };

describe('before a run is done again', () => {
  let engine: EngineUnderTest;
  let gateway: GatewayBench;
  let runId: string;
  beforeAll(async () => {
    engine = await EngineUnderTest.start('gateway rerun plan');
    gateway = await openGatewayBench({ natsUrl: engine.servers.natsUrl, natsPrefix: engine.prefix });
    engine.startWorker((task) =>
      task.nodeId === 'last' ? [resultOf(task, { outcome: 'failed', failure: BROKEN })] : startedAndSucceeded(task),
    );
    await waitUntil(async () => (await gateway.call('GET', '/api/runs')).ok || undefined, { withinMs: 10_000 });
    runId = randomUUID();
    await engine.request(runId);
    await engine.ended(runId);
  });
  afterAll(async () => {
    await gateway.close();
    await engine.stop();
  });

  const get = async <T>(path: string): Promise<T> =>
    (await (await gateway.call('GET', `/api/runs/${path}`)).json()) as T;
  const willRun = ({ nodes }: RerunPlanReply) => nodes.filter((node) => node.willRun).map(({ nodeId }) => nodeId);

  it('its plan is shown, and afterwards both runs side by side', async () => {
    const retry = await get<RerunPlanReply>(`${runId}/rerun-plan`);
    expect(willRun(retry)).toEqual(['last']);
    const rerun = await get<RerunPlanReply>(`${runId}/rerun-plan?fromNode=left&version=1`);
    expect(rerun).toMatchObject({ fromNode: 'left', workflow: { version: 1 } });
    expect(willRun(rerun)).toEqual(['left', 'last']);

    const begun = (await (await gateway.call('POST', `/api/runs/${runId}/retry`)).json()) as RunReply;
    await engine.ended(begun.runId);
    const compared = await get<RunComparisonReply>(`compare?a=${runId}&b=${begun.runId}&limit=2`);
    expect(compared).toMatchObject({ a: { id: runId }, b: { id: begun.runId, runClass: 'shadow' }, next: '2' });
    expect(compared.nodes.map(({ nodeId, outputs }) => [nodeId, outputs])).toEqual([
      ['first', 'equal'],
      ['left', 'equal'],
    ]);
    expect(compared.nodes[0]).toMatchObject({ a: { durationMs: expect.any(Number) }, b: { durationMs: null } });
    const rest = await get<RunComparisonReply>(`compare?a=${runId}&b=${begun.runId}&limit=2&after=2`);
    expect(rest.nodes.at(-1)).toMatchObject({ nodeId: 'last', a: { status: 'failed' }, outputs: 'unknown' });
  });

  it.each([
    ['RUN/rerun-plan?version=1', 400, 'invalid_request'],
    ['RUN/rerun-plan?fromNode=left&version=0', 400, 'invalid_request'],
    ['RUN/rerun-plan?fromNode=nowhere', 404, 'node_not_found'],
    ['RUN/rerun-plan?fromNode=left&version=9', 404, 'workflow_not_published'],
    ['nobody/rerun-plan', 404, 'run_not_found'],
    ['compare', 400, 'invalid_request'],
    ['compare?a=RUN', 400, 'invalid_request'],
    ['compare?a=RUN&b=no%20id', 400, 'invalid_request'],
    ['compare?a=RUN&b=RUN&limit=501', 400, 'invalid_request'],
    ['compare?a=RUN&b=nobody', 404, 'run_not_found'],
  ])('%s is refused with %i %s', async (path, status, code) => {
    const reply = await gateway.call('GET', `/api/runs/${path.replaceAll('RUN', runId)}`);
    expect(await problemOf(reply)).toMatchObject({ status, code });
  });
});
