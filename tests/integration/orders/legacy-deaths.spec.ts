import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import {
  claimJob,
  endJob,
  enterStep,
  renewLease,
} from '../../../apps/orders/legacy-pipeline/legacy-jobs.repository.js';
import type { LegacyJob } from '../../../apps/orders/legacy-pipeline/legacy-jobs.repository.js';
import { thisProcess } from '../../../apps/orders/legacy-pipeline/process-identity.js';
import type { ProcessIdentity } from '../../../apps/orders/legacy-pipeline/process-identity.js';
import { killHard, runTypescript } from '../../../deploy/local/testing/run-typescript.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { quickRenderer } from '../../chaos/quick/quick-renderer.js';
import { openLegacyBench } from './legacy-bench.js';
import type { LegacyBench } from './legacy-bench.js';

let bench: LegacyBench;
let children: ChildProcess[];
beforeEach(async () => {
  bench = await openLegacyBench('legacy_deaths');
  children = [];
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) await killHard(child);
  await bench.close();
});

const stateOf = async (id: string) => (await bench.delivery(id))?.state;
const delivered = (id: string) => bench.until('delivered', async () => (await stateOf(id)) === 'committed');

/** A pipeline process that is in the render of a line, and stays there. */
async function renderingProcess(drainMs = 60_000): Promise<ChildProcess> {
  const program = join(repositoryRoot(), 'tests/integration/orders/pipeline-process.ts');
  const { child, line } = runTypescript(program, [bench.databaseUrl, bench.dir, String(drainMs)]);
  children.push(child);
  await line;
  return child;
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

/** Somebody who died: of this machine, with a number that no process has. */
const GONE: ProcessIdentity = { ...thisProcess(), pid: 2 ** 22 + 1 };

/** A holder dies in a step, or between two. */
async function die(step: string | null, holder: ProcessIdentity = GONE): Promise<LegacyJob> {
  const job = (await claimJob(bench.orm.em.fork(), 600_000, { holder, waitingFirst: false })) as LegacyJob;
  await enterStep(bench.orm.em.fork(), job, step);
  return job;
}

const due = () => bench.query('update orders.legacy_job set next_attempt_at = now()');

describe('kill -9 of a pipeline', () => {
  it('frees its line at once, whatever the lease says, and the line is delivered', async () => {
    const id = await bench.line();
    await killHard(await renderingProcess());
    const [held] = await bench.query<{ left: number }>(
      'select extract(epoch from lease_until - now())::float8 as left from orders.legacy_job',
    );
    expect(held?.left).toBeGreaterThan(300);
    bench.start();
    await delivered(id);
    expect(await bench.jobOf(id)).toMatchObject({
      attempts: 2,
      failures: 1,
      last_failure: { code: 'process_died', details: { step: 'threejs_render' } },
    });
  });
});

describe('SIGTERM', () => {
  it('ends the step when the drain budget is over, and the line is given back as if nobody had tried', async () => {
    const id = await bench.line();
    const child = await renderingProcess(1);
    const exit = exitOf(child);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(await bench.jobOf(id)).toMatchObject({
      state: 'queued',
      failures: 0,
      step: null,
      holder: null,
      last_failure: null,
    });
  });

  it('ends the process at once when it comes again', async () => {
    await bench.line();
    const child = await renderingProcess();
    const exit = exitOf(child);
    child.kill('SIGTERM');
    await bench.until('it heard the first', async () => {
      child.kill('SIGTERM');
      return child.exitCode !== null;
    });
    expect(await exit).toBe(1);
  });

  it('lets the job at hand finish within the budget', async () => {
    const id = await bench.line();
    let began: () => void = () => undefined;
    const rendering = new Promise<void>((resolve) => (began = resolve));
    const good = quickRenderer(0);
    const worker = bench.start({ renderer: { ...good, render: (asked) => (began(), good.render(asked)) } });
    await rendering;
    await worker.onApplicationShutdown();
    expect(await stateOf(id)).toBe('committed');
  });
});

describe('a death', () => {
  it('between steps is no attempt', async () => {
    const id = await bench.line();
    await die(null);
    bench.start();
    await delivered(id);
    expect(await bench.jobOf(id)).toMatchObject({ attempts: 2, failures: 0, last_failure: null });
  });

  it('in a step is the machine’s as long as no other line is delivered', async () => {
    const id = await bench.line();
    for (let deaths = 1; deaths <= 5; deaths += 1) {
      await die('glb_export');
      await takenBack(id, deaths);
      await due();
    }
    expect(await bench.jobOf(id)).toMatchObject({ state: 'queued', failures: 5, repeats: 1 });
    bench.start();
    await delivered(id);
  });

  it('in the same step three times, with other lines delivered in between, is the line’s own', async () => {
    const id = await bench.line();
    for (let deaths = 1; deaths <= 2; deaths += 1) {
      await die('glb_export');
      await takenBack(id, deaths);
      await deliverAnother();
      await due();
    }
    await die('glb_export');
    const worker = bench.start();
    await bench.until('it has failed', async () => (await stateOf(id)) === 'failed');
    await worker.onApplicationShutdown();
    expect(await bench.delivery(id)).toMatchObject({ failure: { code: 'crash_loop', retryable: false } });
    const mails = await bench.query<{ body: string }>(
      `select body from orders.notification where template = 'delivery_failed'`,
    );
    expect(mails).toEqual([{ body: expect.stringContaining('on our side') }]);
  });

  it('in another step begins to count anew', async () => {
    const id = await bench.line();
    for (const [at, step] of ['glb_export', 'threejs_render', 'glb_export'].entries()) {
      await die(step);
      await takenBack(id, at + 1);
      await deliverAnother();
      await due();
    }
    expect(await bench.jobOf(id)).toMatchObject({ state: 'queued', failures: 3, repeats: 1 });
  });

  it('of a process on another machine is seen when the lease is over, and not before', async () => {
    const id = await bench.line();
    const elsewhere = { ...GONE, machine: 'another machine' };
    await die('glb_export', elsewhere);
    const other = await bench.line();
    bench.start();
    await delivered(other);
    expect(await bench.jobOf(id)).toMatchObject({ state: 'running', attempts: 1 });
    await bench.query(`update orders.legacy_job set lease_until = now() - interval '1 ms' where delivery_id = ?`, [id]);
    await delivered(id);
    expect(await bench.jobOf(id)).toMatchObject({ failures: 1, last_failure: { code: 'process_died' } });
  });
});

describe('a frozen pipeline', () => {
  it('loses its line when the lease is over, which is nobody’s failure, and changes nothing when it wakes', async () => {
    const id = await bench.line();
    const frozen = await renderingProcess();
    frozen.kill('SIGSTOP');
    const [held] = await bench.query<LegacyJob>('select id, attempts from orders.legacy_job');
    await bench.query(`update orders.legacy_job set lease_until = now() - interval '1 ms'`);
    bench.start();
    await delivered(id);
    expect(await bench.jobOf(id)).toMatchObject({ failures: 0, attempts: 2 });
    expect(await renewLease(bench.orm.em.fork(), held as LegacyJob, 1000)).toBe(false);
    expect(await endJob(bench.orm.em.fork(), held as LegacyJob, 'failed')).toBe(false);
    frozen.kill('SIGCONT');
    expect(await stateOf(id)).toBe('committed');
  });
});

/** A pipeline looks once at what the dead left, and does nothing else: nothing else is due. */
async function takenBack(id: string, failures: number): Promise<void> {
  const worker = bench.start({ config: { retryPausesMs: [600_000] } });
  await bench.until('it is taken back', async () => Number((await bench.jobOf(id))['failures']) === failures);
  await worker.onApplicationShutdown();
}

async function deliverAnother(): Promise<void> {
  const worker = bench.start();
  await delivered(await bench.line());
  await worker.onApplicationShutdown();
}
