import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { workerAnnouncementSubject } from '#contracts';
import type { AnnouncedStep, NodeResult, NodeTask, RunReply, WorkerAnnounced } from '#contracts';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { diamond } from './diamond.js';
import { EngineUnderTest } from './engine-under-test.js';
import { resultOf } from './fake-worker.js';
import type { FakeWorker } from './fake-worker.js';

/** Steps of the diamond whose results are kept; the last one has an effect. */
export const KEPT = ['first', 'left', 'right'];

/** An engine whose diamond's results are kept, for the specs of one file: made before them, ended after them, empty before each. */
export class KeptResults {
  /** By run: what the worker does other than to succeed. */
  readonly behaviours = new Map<string, (task: NodeTask) => NodeResult[] | null>();
  private opened?: { engine: EngineUnderTest; worker: FakeWorker; database: pg.Client };
  /** Of the one live worker; another one for each test, so that none meets the results of another. */
  private current = '';

  constructor(name: string) {
    beforeAll(() => this.open(name));
    afterAll(() => this.close());
    beforeEach(async () => {
      await this.query('delete from orchestrator.node_cache');
      this.changeCode();
      for (const other of ['other', 'maker']) this.say(other, []);
    });
  }

  readonly engine = (): EngineUnderTest => this.parts().engine;
  readonly code = (): string => this.current;

  /** From now on the one live worker has other code. */
  readonly changeCode = (): void => {
    this.current = randomUUID();
    this.announce('worker');
  };

  readonly announce = (worker: string, more: Partial<AnnouncedStep> = {}): void => {
    this.say(
      worker,
      KEPT.map((step) => ({ step, version: 1, hash: 'h', code: this.current, tool: '', ...more })),
    );
  };

  readonly query = async <T = object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await this.parts().database.query(sql, values)).rows as T[];

  readonly run = async (more: Parameters<EngineUnderTest['request']>[1] = {}): Promise<RunReply> => {
    const runId = randomUUID();
    await this.engine().request(runId, more);
    return this.engine().ended(runId);
  };

  /** Results are kept just after their commit. */
  readonly untilKept = async (count = KEPT.length): Promise<void> => {
    const isKept = async () => {
      const [row] = await this.query<{ count: number }>('select count(*)::int as count from orchestrator.node_cache');
      return row?.count === count ? true : undefined;
    };
    if (!(await waitUntil(isKept, { withinMs: 10_000, everyMs: 20 }))) throw new Error(`never kept ${count} results`);
  };

  readonly filled = async (): Promise<RunReply> => {
    const first = await this.run();
    await this.untilKept();
    return first;
  };

  readonly workedOn = ({ runId }: RunReply): string[] => {
    const tasks = this.parts().worker.seen.filter((task) => task.runId === runId);
    return tasks.map(({ nodeId }) => nodeId).sort();
  };

  readonly cacheOf = ({ nodes }: RunReply): Record<string, unknown> =>
    Object.fromEntries(nodes.map(({ nodeId, cache }) => [nodeId, cache]));

  private parts() {
    if (!this.opened) throw new Error('The engine is made before the first test.');
    return this.opened;
  }

  private async open(name: string): Promise<void> {
    const engine = await EngineUnderTest.start(name, { workflow: diamond({ cacheable: true }) });
    const plain = (task: NodeTask) => [resultOf(task, { codeDigest: this.current })];
    const worker = engine.startWorker((task) => (this.behaviours.get(task.runId) ?? plain)(task));
    const database = new pg.Client({ connectionString: engine.databaseUrl });
    await database.connect();
    this.opened = { engine, worker, database };
  }

  private async close(): Promise<void> {
    await this.opened?.database.end();
    await this.opened?.engine.stop();
  }

  private say(worker: string, steps: AnnouncedStep[]): void {
    const announced: WorkerAnnounced = { worker, pools: [], capabilities: [], slots: 1, steps };
    const { link, prefix } = this.engine();
    link.connection.publish(workerAnnouncementSubject(prefix), JSON.stringify(announced));
  }
}
