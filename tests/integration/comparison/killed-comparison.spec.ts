import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { REQUESTS } from '#contracts';
import type { ComparisonReply, Evidence } from '#contracts';
import { sampleEvidence } from '../../../apps/comparison/testing/sample-evidence.js';
import { startManagedProcess } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess } from '../../../deploy/local/process/managed-process.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { eventually, openComparisonBench } from './comparison-bench.js';
import type { ComparisonBench } from './comparison-bench.js';

const run = promisify(execFile);
const root = repositoryRoot();
/** A read of it never ends. */
const ENDLESS = 'e'.repeat(64);

describe('a pair that ends the process', () => {
  let bench: ComparisonBench;
  let service: ManagedProcess | null = null;

  beforeAll(async () => {
    const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
    await run(process.execPath, [nest, 'build', 'comparison'], { cwd: root });
    bench = await openComparisonBench();
    const path = join(bench.folder, 'cas', ENDLESS.slice(0, 2), ENDLESS.slice(2, 4), ENDLESS);
    await mkdir(dirname(path), { recursive: true });
    await run('mkfifo', [path]);
  });
  afterEach(() => kill());
  afterAll(() => bench.close());

  const start = (): void => {
    service = startManagedProcess({
      name: 'comparison',
      command: process.execPath,
      args: [join(root, 'dist/apps/comparison/main.js')],
      logFile: join(bench.folder, 'comparison.log'),
      cwd: root,
      env: { PATH: process.env['PATH'], ...bench.env, HARTOMAT_LOG_LEVEL: 'warn' },
    });
  };
  const kill = async (): Promise<void> => {
    if (service && !service.exit) process.kill(service.pid, 'SIGKILL');
    await service?.exited;
    service = null;
  };
  const tell = async (change: (graph: Evidence) => Evidence = (graph) => graph): Promise<string> => {
    const ids = { deliveryId: randomUUID(), runId: randomUUID() };
    await bench.legacyFinished(await sampleEvidence(bench.artifacts, { ...ids, runId: randomUUID() }));
    await bench.runFinished(change(await sampleEvidence(bench.artifacts, { ...ids, path: 'graph' })));
    return ids.deliveryId;
  };
  const verdictOn = (deliveryId: string): Promise<ComparisonReply> =>
    eventually(async () => {
      const asked = bench.requester.ask(REQUESTS.comparison.listComparisons, { deliveryId });
      return (await asked.catch(() => []))[0];
    });
  const attemptsOn = async (deliveryId: string): Promise<number | undefined> => {
    const sql = 'select attempts from comparison.graph_evidence where delivery_id = $1';
    const rows = await bench.query<{ attempts: number }>(sql, [deliveryId]).catch(() => []);
    return rows[0]?.attempts;
  };

  it('is begun three times, after the others, and then has a verdict that says so', async () => {
    start();
    const poison = await tell((graph) => ({
      ...graph,
      mediaAssets: graph.mediaAssets.map((asset) => ({ ...asset, sha256: ENDLESS })),
    }));
    for (const attempt of [1, 2, 3]) {
      await eventually(async () => ((await attemptsOn(poison)) === attempt ? true : undefined));
      await kill();
      const other = await tell();
      start();
      expect(await verdictOn(other)).toMatchObject({ verdict: 'match' });
      expect(await attemptsOn(poison)).toBe(attempt);
      await bench.query('update comparison.graph_evidence set next_try_at = null where delivery_id = $1', [poison]);
    }
    expect(await verdictOn(poison)).toMatchObject({
      verdict: 'inconclusive',
      reasons: [{ code: 'comparison_failed', message: expect.stringContaining('begun 3 times') }],
    });
  });
});
