import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { TcpProxy } from '../../chaos/instance/tcp-proxy.js';
import { OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { pausedRun } from './paused-run.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const WORKFLOW = 'still-threejs';
const OUTAGE_MS = 20_000;
/** Several times what it takes, for machines that are slower. */
const WITHIN_MS = 60_000;

let instance: TestInstance;
let client: OrderClient;
let link: TcpProxy;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType('small', { workflow: WORKFLOW });
  await client.untilWorkerLives();
  link = await TcpProxy.open(instance.settings.ports.gateway);
  const { settings } = instance;
  web = await openWebBrowser({ settings: { ...settings, ports: { ...settings.ports, gateway: link.port } } });
  await signIn(web.page, client);
});
afterAll(async () => {
  await web?.close();
  await link?.close();
  await instance.close();
});

const badge = () => web.page.locator('hm-connection-badge');
const stale = () =>
  badge()
    .getByText(/^stale since \d\d:\d\d$/)
    .waitFor({ timeout: WITHIN_MS });
const live = () => badge().getByText('live', { exact: true }).waitFor({ timeout: WITHIN_MS });
const shown = (status: string) =>
  web.page.locator('hm-run-head').getByText(status, { exact: true }).waitFor({ timeout: WITHIN_MS });

/** The page of a run that is paused, and live. */
async function openPausedRun(): Promise<string> {
  const runId = await pausedRun(instance, client, 'small');
  await web.page.goto(`/workflows/${WORKFLOW}/runs/${runId}`);
  await shown('running');
  await live();
  return runId;
}

async function untilEnded(runId: string): Promise<void> {
  const sql = `select 1 from orchestrator.run where id = $1 and status = 'succeeded'`;
  const ended = async () => (await instance.query(sql, [runId])).length > 0 || undefined;
  if (!(await waitUntil(ended, { withinMs: WITHIN_MS }))) throw new Error(instance.logOf('orchestrator'));
}

/** All nodes as the database has them, and none otherwise. */
async function expectTruth(runId: string): Promise<void> {
  const nodes = await instance.query<{ status: string }>(`select status from orchestrator.node_run where run_id = $1`, [
    runId,
  ]);
  const succeeded = nodes.filter(({ status }) => status === 'succeeded');
  expect(succeeded).toHaveLength(nodes.length);
  expect(await web.page.locator('[data-state="succeeded"]').count()).toBe(nodes.length);
}

/** Says how long it took from `since` until the page was right; the bound is for slow machines. */
function tell(what: string, since: number): void {
  const took = performance.now() - since;
  console.log(`${what}: the page is right after ${(took / 1000).toFixed(1)} s.`);
  expect(took).toBeLessThan(WITHIN_MS);
}

describe('the page of a run', () => {
  it('says that it is stale while its connection is dead, and is right after it is back', async () => {
    const runId = await openPausedRun();
    link.blackHole();
    const outage = pass(OUTAGE_MS);
    await client.json(`/runs/${runId}/resume`, 'POST');
    await Promise.all([outage, untilEnded(runId), stale()]);
    expect(await web.page.locator('hm-run-head').getByText('succeeded', { exact: true }).count()).toBe(0);
    link.heal();
    const since = performance.now();
    await shown('succeeded');
    tell('A connection that was dead for 20 s', since);
    await expectTruth(runId);
  });

  it('does so for a gateway that is restarted', async () => {
    const runId = await openPausedRun();
    // What is dispatched now waits for a worker, so that the run ends while there is no gateway.
    await instance.stop('node-worker');
    await client.json(`/runs/${runId}/resume`, 'POST');
    await instance.stop('gateway');
    await instance.start('node-worker');
    await Promise.all([untilEnded(runId), stale()]);
    await instance.start('gateway');
    const since = performance.now();
    await shown('succeeded');
    tell('A gateway that was restarted', since);
    await expectTruth(runId);
  });

  it('does so for a bus that comes back without anything it held', async () => {
    const runId = await openPausedRun();
    await instance.stopNats();
    await stale();
    rmSync(join(instance.settings.homeDir, 'nats'), { recursive: true, force: true });
    await instance.startNats();
    const since = performance.now();
    await live();
    tell('A bus that was wiped', since);
    await shown('running');
    await client.json(`/runs/${runId}/resume`, 'POST');
    await shown('succeeded');
    await expectTruth(runId);
  });
});
