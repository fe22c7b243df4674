import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { REQUESTS } from '#contracts';
import type { LatestRun, WorkflowListEntry } from '#contracts';
import { busAddress } from '#platform/bus-address';
import { requestSubject } from '#platform/nats';
import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { EventReader } from './event-reader.js';
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

const still = stillThreejs as Workflow;

describe('the list of workflows over HTTP', () => {
  let bench: WorkflowBench;
  let bus: NatsConnection;

  beforeAll(async () => {
    bench = await WorkflowBench.open('workflow-list');
    bus = await connect(busAddress(bench.registry.servers.natsUrl));
    const create = (key: string, label: string, workflow: object = still) =>
      bench.call('POST', '/workflows', { key, label, workflow });
    await create('angles', 'Front & back');
    await create('half-done', 'Half done', { ...still, edges: [...still.edges, { from: 'render', to: 'nowhere' }] });
    await create('retired', 'Front, retired');
    await bench.call('POST', '/workflows/retired/archive', { archived: true });
  });
  afterAll(async () => {
    await bus.close();
    await bench.close();
  });

  const list = (query = ''): Promise<WorkflowListEntry[]> => bench.json('GET', `/workflows${query}`);
  const entry = async (key: string): Promise<WorkflowListEntry | undefined> =>
    (await list()).find((one) => one.key === key);
  const keysOf = async (query: string): Promise<string[]> => (await list(query)).map(({ key }) => key);

  it('finds workflows by text of their key or label', async () => {
    expect(await keysOf('?q=FRONT')).toEqual(['angles']);
    expect(await keysOf('?q=front&archived=true')).toEqual(['angles', 'retired']);
    expect(await keysOf('?q=-threejs')).toEqual(['still-threejs']);
    expect(await keysOf(`?q=${encodeURIComponent('& b')}`)).toEqual(['angles']);
    expect(await keysOf('?q=%25')).toEqual([]);
    expect(await keysOf('?q=a&limit=1')).toEqual(['angles']);
    expect(await keysOf('?q=a&limit=1&after=angles')).toEqual(['half-done']);
    expect(await problemOf(await bench.call('GET', '/workflows?q=%00'))).toMatchObject({ status: 400 });
  });

  it('is told of in the event stream when a workflow changes', async () => {
    const { origin, config } = bench.gateway;
    const reader = new EventReader();
    const headers = { authorization: `Bearer ${config.adminToken}` };
    await reader.open(`${origin}/api/events?topics=workflows`, headers);
    await reader.first(1);
    await bench.call('POST', '/workflows', { key: 'told', label: 'Told', workflow: still });
    await bench.save('told', 1, still);
    await bench.save('told', 1, still);
    await bench.call('POST', '/workflows/told/publish', {});
    await bench.call('POST', '/workflows/told/archive', { archived: true });
    const told = (await reader.first(5)).slice(1).map(({ data }) => data);
    await reader.close();
    expect(told).toEqual(['saved', 'saved', 'published', 'archived'].map((change) => ({ key: 'told', change })));
  });

  it('counts the issues of each draft as of its last save', async () => {
    expect((await entry('still-threejs'))?.draft.issues).toEqual({ errors: 0, warnings: 0 });
    expect((await entry('half-done'))?.draft.issues).toEqual({ errors: 1, warnings: 0 });
    await bench.save('half-done', 1, still);
    expect((await entry('half-done'))?.draft.issues).toEqual({ errors: 0, warnings: 0 });
    await bench.call('POST', '/workflows/half-done/duplicate', { key: 'copied', label: 'Copied' });
    expect((await entry('copied'))?.draft.issues).toEqual({ errors: 0, warnings: 0 });
  });

  it('names the output types that each workflow makes, with the mode that serves them', async () => {
    const ofStill = async () => (await entry('still-threejs'))?.outputTypes ?? [];
    const [first, second] = await ofStill();
    expect(first).toMatchObject({ workflow: 'still-threejs', label: expect.stringMatching(/./), mode: 'legacy' });
    await bench.call('PUT', `/rollouts/*/*`, { mode: 'shadow' });
    await bench.call('PUT', `/rollouts/still-threejs/${first?.key}`, { mode: 'graph' });
    expect((await ofStill()).map(({ key, mode }) => [key, mode])).toEqual(
      expect.arrayContaining([[first?.key, 'graph'], ...(second ? [[second.key, 'shadow']] : [])]),
    );
    expect((await entry('angles'))?.outputTypes).toEqual([]);
  });

  it('says the last run of each workflow, asking once, and nothing of it where the orchestrator is away', async () => {
    expect(await entry('angles')).not.toHaveProperty('lastRun');
    const asked: string[][] = [];
    const run: LatestRun = {
      ...{ workflow: 'angles', runId: 'a-run', status: 'running' },
      ...{ createdAt: '2026-01-01T00:00:00.000Z', finishedAt: null },
    };
    bus.subscribe(requestSubject(bench.registry.prefix, REQUESTS.orchestrator.latestRuns), {
      callback: (_error, message) => {
        asked.push(message.json<{ data: { workflows: string[] } }>().data.workflows);
        message.respond(JSON.stringify({ response: [run], isDisposed: true }));
      },
    });
    await bus.flush();
    const found = await list();
    expect(found.find(({ key }) => key === 'angles')?.lastRun).toEqual(run);
    expect(found.find(({ key }) => key === 'still-threejs')?.lastRun).toBeNull();
    expect(asked).toEqual([found.map(({ key }) => key)]);
  });
});
