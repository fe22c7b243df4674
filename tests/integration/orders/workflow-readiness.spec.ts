import { randomBytes } from 'node:crypto';
import { REQUESTS } from '#contracts';
import type { ResolveWorkflowReply } from '#contracts';
import { BusConnection, BusRequester, requestSubject } from '#platform/nats';
import { createLogger } from '#platform/telemetry';
import { WorkflowReadinessService } from '../../../apps/orders/dispatch/workflow-readiness.service.js';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import type { TestServers } from '../../../deploy/local/testing/test-servers.js';

const prefix = `t${randomBytes(4).toString('hex')}`;
const READY: ResolveWorkflowReply = {
  ...{ key: 'still', version: 3, semanticHash: 'wf1:x' },
  ...{ missing: [], pausedPools: [], fullPools: [], longestPathMs: 60_000 },
  notifies: [{ channel: 'email', recipients: ['a@b.example'] }],
};

/** What a registry answers; of an earlier build it lacks some. */
type Said = { [K in keyof ResolveWorkflowReply]: ResolveWorkflowReply[K] | undefined };

describe('the dispatch boundary, when it asks the registry', () => {
  let servers: TestServers;
  let bus: BusConnection;
  let said: Said;
  beforeAll(async () => {
    servers = await acquireTestServers();
    bus = new BusConnection({ url: servers.natsUrl, name: 'test readiness', logger: createLogger('test', 'fatal') });
    bus.start();
    const { connection } = await bus.ready();
    connection.subscribe(requestSubject(prefix, REQUESTS.registry.resolveWorkflow), {
      callback: (_error, message) => {
        const { id } = message.json<{ id: string }>();
        message.respond(JSON.stringify({ id, isDisposed: true, response: said }));
      },
    });
  });
  afterAll(async () => {
    await bus.stop();
    await servers.release();
  });

  const ask = async (more: Partial<Said>): Promise<unknown> => {
    said = { ...READY, ...more };
    return new WorkflowReadinessService(new BusRequester(bus, prefix)).ask('still');
  };

  it('takes the version where nothing stands against it', async () => {
    const ref = { key: 'still', version: 3, semanticHash: 'wf1:x' };
    const { longestPathMs, notifies } = READY;
    expect(await ask({})).toEqual({
      ready: true,
      workflow: { ref, longestPathMs, notifies },
      pausedPools: [],
      fullPools: [],
    });
  });

  it('takes it from a registry of an earlier build, too, which says neither how long it may take nor whom it notifies', async () => {
    expect(await ask({ longestPathMs: undefined, notifies: undefined })).toMatchObject({
      workflow: { longestPathMs: 0, notifies: [] },
    });
  });

  it.each<[string, Partial<ResolveWorkflowReply>]>([
    ['step_without_worker', { missing: [{ step: 'draw', version: 1, reason: 'no worker' }] }],
    ['pool_paused', { pausedPools: ['render'] }],
    ['queue_full', { fullPools: ['render'] }],
  ])('leaves the line to legacy with the reason %s', async (reasonCode, more) => {
    const { pausedPools = [], fullPools = [] } = more;
    expect(await ask(more)).toEqual({ ready: false, reasonCode, pausedPools, fullPools });
  });
});
