import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { NodeChanged, RunFinished } from '#contracts';
import type { NodesReply, RerunPlanReply, RunComparisonReply, RunReply, RunStatesReply } from '#contracts';
import type { WorkflowContextJson } from '#workflow-core';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { auditRuns } from '../../bench/engine/audit/audit-runs.js';
import { chains } from '../../bench/engine/graphs/bench-graphs.js';
import { openBenchInstance } from '../../bench/engine/instance/bench-instance.js';
import type { BenchInstance } from '../../bench/engine/instance/bench-instance.js';
import { RunLoad } from '../../bench/engine/load/run-load.js';
import { EventLogService } from '../../../apps/gateway/runs/event-log.service.js';
import { runEventsOf } from '../../../apps/gateway/runs/run-event.js';
import { openGatewayBench } from '../gateway/gateway-bench.js';
import type { GatewayBench } from '../gateway/gateway-bench.js';

const LONG_MS = 540_000;
const NODES = process.env['HARTOMAT_TEST_ALL'] ? 10_000 : 3000;
const SMALL_RUNS = 20;
const READINGS = 3;
/** What a node of the large graph may cost, where a node of one of 100 costs 1. */
const AT_MOST = 1.5;

describe(`a graph of ${NODES} nodes`, () => {
  let instance: BenchInstance;
  let gateway: GatewayBench;
  let load: RunLoad;
  let small: string[] = [];
  let large = '';
  const runCosts = { small: 0, large: 0 };

  beforeAll(async () => {
    execFileSync(process.execPath, [join(repositoryRoot(), 'tools/build.mjs'), 'services', 'bench']);
    instance = await openBenchInstance();
    gateway = await openGatewayBench({ natsUrl: instance.natsUrl });
    load = new RunLoad(instance);
    // What is slow once only, as it is compiled or made, is nobody's cost.
    for (let at = 0; at < 5; at += 1) await load.one(chains(100, 1));
    runCosts.small = await costOf(async () => {
      for (let at = 0; at < SMALL_RUNS; at += 1) await load.one(chains(100, 1));
      return SMALL_RUNS * 100;
    });
    runCosts.large = await costOf(async () => {
      await load.one(chains(100, NODES / 100));
      return NODES;
    });
    small = load.runIds.slice(-SMALL_RUNS - 1, -1);
    large = load.runIds.at(-1) ?? '';
  }, LONG_MS);
  afterAll(async () => {
    await gateway.close();
    await instance.close();
  });

  /** Processor time for each of the nodes that `work` answers, in all processes: other programs do not count. */
  const costOf = async (work: () => Promise<number>): Promise<number> => {
    const total = () => Object.values(instance.processorTimes()).reduce((sum, ms) => sum + ms, 0);
    const before = total() + process.cpuUsage().user / 1000;
    const nodes = await work();
    return (total() + process.cpuUsage().user / 1000 - before) / nodes;
  };

  const get = async <T>(path: string): Promise<T> => {
    const reply = await gateway.call('GET', `/api${path}`, { headers: { connection: 'close' } });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as T;
  };

  const allNodes = async (runId: string): Promise<NodesReply['nodes']> => {
    const nodes: NodesReply['nodes'] = [];
    let next: string | null | undefined;
    while (next !== null) {
      const page: NodesReply = await get(`/runs/${runId}/nodes?limit=500&attempts=true${next ? `&after=${next}` : ''}`);
      nodes.push(...page.nodes);
      next = page.next;
    }
    return nodes;
  };

  it('runs each node at the price of a small graph', () => {
    expect(runCosts.large).toBeLessThan(AT_MOST * runCosts.small);
  });

  it(
    'runs with every invariant',
    async () => {
      expect((await auditRuns(instance, load.runIds)).violated).toEqual([]);
    },
    LONG_MS,
  );

  it('is shown by its counts and its first nodes, in one reply', async () => {
    const run = await get<RunReply>(`/runs/${large}`);
    expect(run).toMatchObject({ status: 'succeeded', nodesTotal: NODES, nodeCounts: { succeeded: NODES } });
    expect([run.nodes.length, run.nodesNext]).toEqual([500, '499']);
  });

  it('is read in pages, each node once, with what it was given, at the price of a small graph', async () => {
    let nodes: NodesReply['nodes'] = [];
    const costs: { small: number; large: number }[] = [];
    for (let at = 0; at < READINGS; at += 1) {
      const smallCost = await costOf(async () => {
        for (const runId of small) await allNodes(runId);
        return small.length * 100;
      });
      costs.push({ small: smallCost, large: await costOf(async () => (nodes = await allNodes(large)).length) });
    }
    expect([nodes.length, new Set(nodes.map(({ nodeId }) => nodeId)).size]).toEqual([NODES, NODES]);
    expect(nodes.every(({ inputs, attempts }) => inputs !== null && attempts?.length === 1)).toBe(true);
    // Others on the machine make either dearer for a moment, and seldom the same one each time.
    expect(Math.min(...costs.map((cost) => cost.large / cost.small))).toBeLessThan(AT_MOST);
  });

  it('hands out its context in pages', async () => {
    const entries: WorkflowContextJson['entries'] = [];
    let next: string | null = '0';
    while (next !== null) {
      const page: WorkflowContextJson & { next: string | null } = await get(`/runs/${large}/context?after=${next}`);
      entries.push(...page.entries);
      next = page.next;
    }
    expect([entries.length, new Set(entries.map(({ nodeId }) => nodeId)).size]).toEqual([NODES - 1, NODES - 1]);
  });

  it('is shown by the states of all its nodes, in one reply', async () => {
    const { run, nodes } = await get<RunStatesReply>(`/runs/${large}/states`);
    expect([run.status, nodes.length]).toEqual(['succeeded', NODES]);
    expect(new Set(nodes.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  });

  it('is planned to be done again in one reply, and compared in pages', async () => {
    const { nodes, goneTotal } = await get<RerunPlanReply>(`/runs/${large}/rerun-plan?fromNode=n0`);
    expect([nodes.length, goneTotal]).toEqual([NODES, 0]);
    const compared: RunComparisonReply['nodes'] = [];
    let next: string | null = '0';
    while (next !== null) {
      const page: RunComparisonReply = await get(`/runs/compare?a=${large}&b=${large}&after=${next}`);
      compared.push(...page.nodes);
      next = page.next;
    }
    expect(new Set(compared.map(({ nodeId }) => nodeId)).size).toBe(NODES);
    expect(compared.every(({ inputs, outputs }) => inputs === 'equal' && outputs === 'equal')).toBe(true);
  });

  it('tells of every node as an event', async () => {
    const succeeded = async (runId: string): Promise<Set<unknown>> => {
      const log = gateway.app.get(EventLogService);
      const found = new Set<unknown>();
      for await (const message of await log.read({ after: null, since: new Date(0) })) {
        const events = runEventsOf(runId, message, log.subjectPrefix);
        for (const { event, data } of events)
          if (event === NodeChanged.event && data['status'] === 'succeeded') found.add(data['nodeId']);
        if (events.some(({ event }) => event === RunFinished.event)) break;
      }
      return found;
    };
    expect((await succeeded(large)).size).toBe(NODES);
    expect((await succeeded(small[0] ?? '')).size).toBe(100);
  });
});
