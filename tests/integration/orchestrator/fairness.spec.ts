import { randomUUID } from 'node:crypto';
import { poolsAnnouncementSubject, taskStream } from '#contracts';
import type { PoolsAnnounced, RunRequested } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { runRequested } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';

const WINDOW = 3;
const RUNS = 20;

describe('a pool with little room', () => {
  let engine: EngineUnderTest;

  const start = async (more: Record<string, string> = {}): Promise<void> => {
    const env = { HARTOMAT_ORCHESTRATOR_WINDOW_MATERIALS: String(WINDOW), ...more };
    engine = await EngineUnderTest.start('orchestrator fairness', { env });
  };
  beforeEach(() => start());
  afterEach(() => engine.stop());

  const requestAll = async (orderNumber: string, count: number, runClass: RunRequested['runClass'] = 'live') => {
    const runIds = Array.from({ length: count }, () => randomUUID());
    for (const runId of runIds) {
      const { pinned } = runRequested(runId, engine.workflow);
      await engine.request(runId, { runClass, pinned: { ...pinned, orderNumber } });
    }
    await Promise.all(runIds.map((runId) => engine.until(runId, (run) => run.status === 'running')));
    return runIds;
  };
  const firstNodes = async (runIds: string[]): Promise<string[]> => {
    const runs = await Promise.all(runIds.map((runId) => engine.run(runId)));
    return runs.map((run) => run?.nodes.find(({ nodeId }) => nodeId === 'first')?.status ?? 'unknown');
  };
  const queued = async (): Promise<number> => {
    const { state } = await engine.link.jsm.streams.info(taskStream(engine.prefix, 'materials').name);
    return state.messages;
  };

  it('has no more tasks out than its window, and the others wait in PostgreSQL', async () => {
    const runIds = await requestAll('A', RUNS);
    const statuses = await firstNodes(runIds);
    expect(statuses.filter((status) => status === 'dispatched')).toHaveLength(WINDOW);
    expect(statuses.filter((status) => status === 'ready')).toHaveLength(RUNS - WINDOW);
    expect(await queued()).toBe(WINDOW);
    engine.startWorker();
    const ended = await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  });

  it('serves an order of one line although a large order came before it', async () => {
    // A sweep dispatches beside those who apply results, and what is published side by side has no order.
    await engine.stop();
    await start({ HARTOMAT_ORCHESTRATOR_SWEEP_INTERVAL_MS: '600000' });
    await requestAll('large', RUNS);
    const [small = ''] = await requestAll('small', 1);
    const worker = engine.startWorker();
    await engine.ended(small);
    const firsts = worker.seen.filter(({ nodeId }) => nodeId === 'first').map(({ runId }) => runId);
    // Those that were out already, and at most one turn of the large order.
    expect(firsts.indexOf(small)).toBeLessThanOrEqual(WINDOW + 1);
  });

  it('serves customers before comparisons, and comparisons still', async () => {
    const shadow = await requestAll('A', RUNS, 'shadow');
    const live = await requestAll('B', RUNS);
    const worker = engine.startWorker();
    await Promise.all([...shadow, ...live].map((runId) => engine.ended(runId)));
    const firsts = worker.seen.filter(({ nodeId }) => nodeId === 'first').map(({ runClass }) => runClass);
    const [, early] = [firsts.slice(0, WINDOW), firsts.slice(WINDOW, RUNS)];
    expect(early.filter((runClass) => runClass === 'live').length).toBeGreaterThan(early.length * 0.8);
    expect(firsts.filter((runClass) => runClass === 'shadow')).toHaveLength(RUNS);
  });

  it('is said to be full when thirty times its window wait, and not any longer when they do not', async () => {
    const said: string[][] = [];
    engine.link.connection.subscribe(poolsAnnouncementSubject(engine.prefix), {
      callback: (_error, message) => void said.push(message.json<PoolsAnnounced>().full),
    });
    const isSaid = async (full: string[]) => {
      const last = () => (said.at(-1)?.join() === full.join() ? true : undefined);
      return waitUntil(async () => last(), { withinMs: 20_000, everyMs: 20 });
    };
    await requestAll('A', 20);
    expect(await isSaid([])).toBe(true);
    const runIds = await requestAll('A', 31 * WINDOW);
    expect(await isSaid(['materials'])).toBe(true);
    engine.startWorker();
    await Promise.all(runIds.map((runId) => engine.ended(runId)));
    expect(await isSaid([])).toBe(true);
  });

  it('goes on with what waits when the orchestrator that let it wait is gone', async () => {
    const runIds = await requestAll('A', WINDOW + 2);
    await engine.stopOrchestrator();
    await engine.startOrchestrator();
    engine.startWorker();
    const ended = await waitUntil(
      async () => {
        const runs = await Promise.all(runIds.map((runId) => engine.run(runId)));
        return runs.every((run) => run?.status === 'succeeded') ? runs : undefined;
      },
      { withinMs: 20_000, everyMs: 50 },
    );
    expect(ended).toHaveLength(WINDOW + 2);
  });

  it('never tried what was cancelled while it waited for its turn', async () => {
    const runIds = await requestAll('A', WINDOW + 1);
    const statuses = await firstNodes(runIds);
    const waiting = runIds[statuses.indexOf('ready')] ?? '';
    await engine.cancel(waiting);
    const { nodes } = await engine.ended(waiting);
    expect(nodes.map(({ status }) => status)).toEqual(nodes.map(() => 'skipped'));
    const attempts =
      'select a.attempt from orchestrator.attempt a join orchestrator.node_run n on n.id = a.node_run_id';
    expect(await engine.query(`${attempts} where n.run_id = $1`, [waiting])).toEqual([]);
  });
});
