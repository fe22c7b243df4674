import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { RetentionReply } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import { WorkflowBench } from './workflow-bench.js';

describe('a look at retention', () => {
  let bench: WorkflowBench;
  let bus: NatsConnection;
  beforeAll(async () => {
    bench = await WorkflowBench.open('retention-look');
    bus = await connect(busAddress(bench.registry.servers.natsUrl));
    // A frozen process is still subscribed and never answers.
    for (const request of [REQUESTS.orchestrator.sweepRetention, REQUESTS.comparison.sweepRetention])
      bus.subscribe(requestSubject(bench.registry.prefix, request));
    await bus.flush();
  });
  afterAll(async () => {
    await bus.close();
    await bench.close();
  });

  it('names a frozen service in the usual time, also while a sweep waits for it', async () => {
    const sweeping = new AbortController();
    const { origin, config } = bench.gateway;
    const headers = { authorization: `Bearer ${config.adminToken}`, 'content-type': 'application/json' };
    const sweep = { method: 'POST', headers, body: '{}', signal: sweeping.signal };
    const swept = fetch(`${origin}/api/retention/sweep`, sweep).catch(() => 'gave up');
    const look = await bench.json<RetentionReply>('GET', '/retention');
    sweeping.abort();
    expect(await swept).toBe('gave up');
    const problems = Object.fromEntries(look.services.map(({ service, problem }) => [service, problem]));
    expect(problems).toEqual({
      orders: null,
      orchestrator: expect.stringContaining('within 5000 ms'),
      comparison: expect.stringContaining('within 5000 ms'),
    });
  });
});
