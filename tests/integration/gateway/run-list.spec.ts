import { randomBytes } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { BusRequest, RunListReply } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';
import { openGatewayBench } from './gateway-bench.js';
import type { GatewayBench } from './gateway-bench.js';

const prefix = `rl${randomBytes(4).toString('hex')}`;
const AT = '2026-01-01T00:00:00.000Z';
const HASH = `wf1:${'0'.repeat(64)}`;

const run = (runId: string) => ({
  ...{ runId, deliveryId: 'd', orderLineId: 'l', orderNumber: 'A-17', product: { key: 'flange', name: 'Flange' } },
  ...{ outputType: 'still', runClass: 'live', workflow: { key: 'w', version: 1, semanticHash: HASH } },
  ...{ status: 'succeeded', failure: null, createdAt: AT, finishedAt: AT, deadlineAt: AT, paused: null },
  ...{ rerunOf: null, reuse: null, traceId: null },
});

describe('the list of runs over HTTP', () => {
  let servers: TestServers;
  let bus: NatsConnection;
  let gateway: GatewayBench;
  const asked: unknown[] = [];

  beforeAll(async () => {
    servers = await acquireTestServers();
    bus = await connect(busAddress(servers.natsUrl));
    gateway = await openGatewayBench({ natsUrl: servers.natsUrl, natsPrefix: prefix });
    answer(REQUESTS.orchestrator.listRuns, { runs: [run('r1'), run('r2')], next: null });
    await bus.flush();
    await waitUntil(async () => (await gateway.call('GET', '/api/runs')).ok || undefined, { withinMs: 10_000 });
  });
  afterAll(async () => {
    await gateway.close();
    await bus.close();
    await servers.release();
  });

  function answer(request: BusRequest<never, unknown>, response: unknown): void {
    bus.subscribe(requestSubject(prefix, request), {
      callback: (_error, message) => {
        const { id, data } = message.json<{ id: string; data: unknown }>();
        asked.push(data);
        message.respond(JSON.stringify({ id, isDisposed: true, response }));
      },
    });
  }
  const verdicts = async (query = ''): Promise<unknown> => {
    const { runs } = (await (await gateway.call('GET', `/api/runs${query}`)).json()) as RunListReply;
    return runs.map(({ runId, verdict, product, orderNumber }) => [runId, verdict, product.key, orderNumber]);
  };

  it('comes without comparison, and with its verdicts where it answers', async () => {
    const without = ['r1', 'r2'].map((runId) => [runId, null, 'flange', 'A-17']);
    expect(await verdicts()).toEqual(without);
    answer(REQUESTS.comparison.listVerdicts, [{ runId: 'r2', verdict: 'mismatch' }]);
    await bus.flush();
    expect(await verdicts()).toEqual([without[0], ['r2', 'mismatch', 'flange', 'A-17']]);
    expect(asked.at(-1)).toEqual({ runIds: ['r1', 'r2'] });
  });

  it('passes its filters on', async () => {
    await verdicts('?version=2&runClass=shadow&failureCode=worker_lost&status=failed,cancelled&q=A-1');
    const filter = { version: 2, runClass: 'shadow', failureCode: 'worker_lost', status: 'failed,cancelled', q: 'A-1' };
    expect(asked.at(-2)).toEqual(filter);
    expect((await gateway.call('GET', '/api/runs?runClass=dead')).status).toBe(400);
  });
});
