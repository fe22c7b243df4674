import type { OrderReply, RunReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { fitGraph, openWebBrowser } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const WORKFLOW = 'still-threejs';
const ACCEPTED_WITHIN_MS = 30_000;
const ENDED_WITHIN_MS = 60_000;

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
  const { code } = await client.json<{ code: string }>('/auth/links', 'POST', {});
  await web.page.goto(`/#sign-in=${code}`);
  await web.page.getByRole('heading', { name: 'Workflows' }).waitFor();
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

/** A new graph run that is paused before it can end, so that a page is open while it goes on. */
async function pausedRun(): Promise<string> {
  const order = await client.dispatchOne('graph', undefined, 'small');
  const found = await waitUntil(
    async () => {
      const { lines } = await client.json<OrderReply>(`/orders/${order.id}`);
      const id = lines[0]?.delivery?.graphRunId;
      return id && (await client.send(`/runs/${id}/pause`, { method: 'POST' })).ok ? id : undefined;
    },
    { withinMs: ACCEPTED_WITHIN_MS },
  );
  if (!found) throw new Error(`No run of order ${order.id} was accepted: ${instance.logOf('orchestrator')}`);
  return found;
}

const state = (node: string) => web.page.locator(`[data-node="${node}"] [data-state]`);
const head = () => web.page.locator('hm-run-head');

describe('the page of a run', () => {
  it('shows the run over its own version while it goes on, and nothing to edit', async () => {
    const { page } = web;
    runId = await pausedRun();
    await page.goto(`/workflows/${WORKFLOW}/runs/${runId}`);
    await head().getByText('running', { exact: true }).waitFor();
    await page.locator('hm-connection-badge').getByText('live', { exact: true }).waitFor();
    await state('render').getByText('pending').waitFor();
    await head()
      .getByText(/· product · small$/)
      .waitFor();
    expect(await page.locator('hm-palette').count()).toBe(0);
    const box = async () => page.locator('[data-node="render"] .head').boundingBox();
    const before = await box();
    if (!before) throw new Error('The node is not seen.');
    await page.mouse.move(before.x + 60, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 120, before.y + 60, { steps: 4 });
    await page.mouse.up();
    expect(await box()).toEqual(before);
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
    await page.getByRole('tab', { name: 'Output' }).press('ArrowLeft');
    await page.getByRole('tabpanel', { name: 'Attempts' }).getByText('Attempt 1').waitFor();
    await page.locator('[data-node="export"] .label').click();
    await page.getByRole('heading', { name: 'Export GLB' }).waitFor();
    expect(await page.getByRole('tab', { name: 'Attempts' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: 'Logs' }).click();
    await page.getByRole('tabpanel', { name: 'Logs' }).getByText('Attempt 1').waitFor();
  });

  it('cancels a run with a reason, and retries it as another run', async () => {
    const { page } = web;
    const cancelled = await pausedRun();
    await page.goto(`/workflows/${WORKFLOW}/runs/${cancelled}`);
    await head().getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Reason').fill('The wrong product.');
    await page.getByRole('button', { name: 'Cancel the run' }).click();
    await head().getByText('cancelled', { exact: true }).waitFor();
    await head().getByText('The wrong product.').waitFor();
    await head().getByRole('button', { name: 'Retry failed' }).click();
    await page.waitForURL((url) => url.pathname.includes('/runs/') && !url.pathname.endsWith(cancelled));
    await head().getByText('shadow', { exact: true }).waitFor();
    await head().getByText('succeeded', { exact: true }).waitFor({ timeout: ENDED_WITHIN_MS });
  });
});

describe('the list of runs', () => {
  it('is filtered by status, and a row opens its run', async () => {
    const { page } = web;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('row').nth(3).waitFor();
    expect(await page.getByRole('row').count()).toBe(4);
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
