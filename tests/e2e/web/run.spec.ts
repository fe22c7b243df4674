import type { RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { pausedRun } from './paused-run.js';
import { fitGraph, openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const WORKFLOW = 'still-threejs';
const ENDED_WITHIN_MS = 60_000;
const SEEN_WITHIN_MS = 30_000;

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let runId: string;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.addOutputType('small', { workflow: WORKFLOW });
  await client.untilWorkerLives();
  web = await openWebBrowser(instance);
  await signIn(web.page, client);
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const state = (node: string) => web.page.locator(`[data-node="${node}"] [data-state]`);
const head = () => web.page.locator('hm-run-head');

async function boxOf(node: string): Promise<{ x: number; y: number }> {
  const box = await web.page.locator(`[data-node="${node}"] .head`).boundingBox();
  if (!box) throw new Error(`The node ${node} is not seen.`);
  return box;
}

/** How far one node is from another; a drag on a graph that is only looked at moves the whole of it. */
async function besideOf(node: string, other: string): Promise<number[]> {
  const [a, b] = [await boxOf(node), await boxOf(other)];
  return [a.x - b.x, a.y - b.y];
}

describe('the page of a run', () => {
  it('shows the run over its own version while it goes on, and nothing to edit', async () => {
    const { page } = web;
    runId = await pausedRun(instance, client, 'small');
    await page.goto(`/workflows/${WORKFLOW}/runs/${runId}`);
    await head().getByText('running', { exact: true }).waitFor();
    await page.locator('hm-connection-badge').getByText('live', { exact: true }).waitFor();
    await state('render').getByText('pending').waitFor();
    await head()
      .getByText(/· product · small$/)
      .waitFor();
    expect(await page.locator('hm-palette').count()).toBe(0);
    await fitGraph(page, 'notify');
    const [before, beside] = [await boxOf('render'), await besideOf('render', 'export')];
    await page.mouse.move(before.x + 60, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 120, before.y + 60, { steps: 4 });
    await page.mouse.up();
    const after = await besideOf('render', 'export');
    after.forEach((value, axis) => expect(value).toBeCloseTo(beside[axis] ?? NaN, 1));
  });

  it('becomes succeeded without being loaded again', async () => {
    const { page } = web;
    await client.json(`/runs/${runId}/resume`, 'POST');
    await state('render').getByText('succeeded').waitFor({ timeout: ENDED_WITHIN_MS });
    await head().getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
    await page.getByRole('status').getByText('The run succeeded.').waitFor();
    const { nodes } = await client.json<RunReply>(`/runs/${runId}`);
    expect(await page.locator('[data-state="succeeded"]').count()).toBe(nodes.length);
    expect(await head().getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });

  it('shows the picture that a node made, and keeps its tab for the next node', async () => {
    const { page } = web;
    await fitGraph(page, 'notify');
    await page.locator('[data-node="render"] .label').click();
    const picture = page.getByRole('tabpanel').getByRole('img').first();
    await picture.waitFor();
    await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
    expect(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(128);
    await picture.click();
    await page.getByRole('dialog').getByText('128 × 128').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Output' }).press('ArrowLeft');
    await page.getByRole('tabpanel', { name: 'Metrics' }).getByText('Worker', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Metrics' }).press('ArrowLeft');
    await page.getByRole('tabpanel', { name: 'Attempts' }).getByText('Attempt 1').waitFor();
    await page.locator('[data-node="export"] .label').click();
    await page.getByRole('heading', { name: 'Export GLB' }).waitFor();
    expect(await page.getByRole('tab', { name: 'Attempts' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: 'Logs' }).click();
    await page.getByRole('tabpanel', { name: 'Logs' }).getByText('Attempt 1').waitFor();
  });

  it('leads from an input to the node that gives it, whose model can be looked at', async () => {
    const { page } = web;
    await page.locator('[data-node="render"] .label').click();
    await page.getByRole('tab', { name: 'Inputs' }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Resolve|^Apply|^Export/ })
      .first()
      .waitFor();
    await page.locator('[data-node="export"] .label').click();
    await page.getByRole('tab', { name: 'Output' }).click();
    const model = page.locator('hm-model');
    const parts = model.getByRole('list').getByRole('button');
    await parts.first().waitFor();
    const before = await model.locator('canvas').screenshot();
    await parts.first().click();
    const marked = await waitUntil(
      async () => ((await model.locator('canvas').screenshot()).equals(before) ? undefined : true),
      { withinMs: SEEN_WITHIN_MS },
    );
    expect(marked).toBe(true);
  });

  it('shows when each node ran, and a row selects its node', async () => {
    const { page } = web;
    const row = page.getByRole('list', { name: 'Timeline of the nodes' }).getByRole('button', { name: /^Render/ });
    await row.click();
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Render/ })
      .waitFor();
    await row.getByText(/, succeeded, waited .+, ran .+$/).waitFor({ state: 'attached' });
    expect(await row.locator('[data-kind="run"]').evaluate((bar) => bar.getBoundingClientRect().width)).toBeGreaterThan(
      0,
    );
  });

  it('runs again from a node after it said what that does, and compares both runs', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'Rerun from here' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('listitem').filter({ hasText: 'chosen to run again' }).waitFor();
    await dialog
      .getByRole('listitem')
      .filter({ hasText: 'Export GLB' })
      .getByText(/^attempt 1/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Begin the run' }).click();
    await page.waitForURL((url) => url.pathname.includes('/runs/') && !url.pathname.endsWith(runId));
    await head().getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
    await head().getByRole('link', { name: 'Compare with…' }).click();
    await page.getByLabel('Run B').selectOption(runId);
    await page.getByText(/of \d+ nodes differ/).waitFor();
    await page.getByRole('button', { name: /^Render/ }).click();
    await page.getByText('the same file in both').first().waitFor();
    expect(await page.locator('hm-node-pair img').count()).toBeGreaterThan(1);
  });

  it('cancels a run with a reason, and retries it as another run', async () => {
    const { page } = web;
    const cancelled = await pausedRun(instance, client, 'small');
    await page.goto(`/workflows/${WORKFLOW}/runs/${cancelled}`);
    await head().getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Reason').fill('The wrong product.');
    await page.getByRole('button', { name: 'Cancel the run' }).click();
    await head().getByText('cancelled', { exact: true }).waitFor();
    await head().getByText('The wrong product.').waitFor();
    await head().getByRole('button', { name: 'Retry failed' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Begin the run' }).click();
    await page.waitForURL((url) => url.pathname.includes('/runs/') && !url.pathname.endsWith(cancelled));
    await head().getByText('shadow', { exact: true }).waitFor();
    await head().getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
  });
});

describe('the list of runs', () => {
  it('is filtered by status, and a row opens its run', async () => {
    const { page } = web;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('row').nth(4).waitFor();
    expect(await page.getByRole('row').count()).toBe(5);
    await page.getByLabel('Status').selectOption('cancelled');
    await page.waitForURL('**/workflows/runs?status=cancelled');
    await page.getByRole('row').filter({ hasText: 'succeeded' }).first().waitFor({ state: 'detached' });
    await page.getByRole('row').nth(1).getByText('live').click();
    await head().getByText('cancelled', { exact: true }).waitFor();
  });

  it('breaks no rule of its content security policy and throws nothing', () => {
    expect(web.faults).toEqual([]);
  });
});
