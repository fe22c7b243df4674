import type { DraftReply, OrderReply, VersionSummary } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { FLANGE, OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { fitGraph, openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const KEY = 'my-still';

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let order: OrderReply;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  await client.json('/workflows/still-threejs/duplicate', 'POST', { key: KEY, label: 'My still' });
  web = await openWebBrowser(instance);
  await signIn(web.page, client);
  await web.page.goto(`/workflows/${KEY}`);
  await web.page.locator('[data-node="render"]').waitFor();
  await fitGraph(web.page, 'notify');
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const head = () => web.page.locator('hm-editor-page > header');
const dialog = () => web.page.getByRole('dialog');
const versions = () => client.json<VersionSummary[]>(`/workflows/${KEY}/versions`);
const selectRender = () => web.page.locator('[data-node="render"] .label').click();
async function setWidth(pixels: string): Promise<void> {
  const { page } = web;
  await selectRender();
  await page.getByLabel('Width', { exact: true }).fill(pixels);
  await page.getByLabel('Width', { exact: true }).press('Tab');
}

describe('the head of the editor', () => {
  it('says that there is no order line to try, and how to make one', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'Dry-run' }).click();
    await dialog().getByText('There is no order line yet').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('document.activeElement?.textContent?.trim()')).toBe('Dry-run');
  });

  it('publishes what was just edited as the first version, with its note, by keys alone', async () => {
    const { page } = web;
    await setWidth('96');
    await selectRender();
    await page.keyboard.press('Control+s');
    await dialog().getByText('This is the first version').waitFor();
    await page.keyboard.type('for the tests');
    await page.keyboard.press('Enter');
    await head().getByText('published as v1').waitFor();
    expect(await versions()).toMatchObject([{ version: 1, note: 'for the tests' }]);
  });

  it('lists what changed since the last version, and says where nothing did', async () => {
    const { page } = web;
    await setWidth('100');
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Changes since v1').waitFor();
    await dialog()
      .getByText(/96.*100/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await head().getByText('published as v2').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Nothing that a run does.').waitFor();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Nothing changed that a run does, so v2 stays').waitFor();
    expect(await versions()).toHaveLength(2);
  });

  it('refuses to publish a draft with errors, and leads to the field', async () => {
    const { page } = web;
    await setWidth('9000000');
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('A draft with errors cannot be published').waitFor();
    expect(await dialog().getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await dialog().getByRole('button', { name: 'Show render' }).first().click();
    const focused = () => page.evaluate<string>('document.activeElement?.id');
    expect(await waitUntil(async () => ((await focused()) === 'setting-width' ? true : undefined), { withinMs: 5000 })).toBe(true); // prettier-ignore
    await setWidth('100');
    await page.getByText('No problems').first().waitFor();
  });

  it('says what a run of the draft would do for an order line, and executes nothing', async () => {
    const { page } = web;
    await client.addOutputType('tiny', { label: 'Tiny', workflow: KEY });
    expect((await client.upload('flange', FLANGE)).ok).toBe(true);
    order = await client.json<OrderReply>('/orders', 'POST', { lines: [{ product: 'flange', outputType: 'tiny' }] });
    await setWidth('104');
    await page.getByRole('button', { name: 'Dry-run' }).click();
    await dialog().getByLabel('Search order lines').fill('flan');
    await dialog()
      .getByRole('radio', { name: /Product flange/ })
      .check();
    await dialog().getByRole('button', { name: 'Dry-run' }).click();
    await dialog().getByText('Nothing was executed').waitFor();
    await dialog().getByText('Width 104 px').waitFor();
    await dialog()
      .getByText(/104 × 128 px/)
      .waitFor();
    await dialog()
      .getByText(/^A live run would take .* from kept results/)
      .waitFor();
    await dialog().getByText('Legacy delivers: its workflow and output type have no rollout').waitFor();
    await page.keyboard.press('Escape');
    expect((await client.json<OrderReply>(`/orders/${order.id}`)).lines[0]?.delivery).toBeNull();
  });

  it('dispatches the published version in graph mode, and the line is delivered by graph', async () => {
    const { page } = web;
    await selectRender();
    await page.keyboard.press('Control+Enter');
    await dialog().getByText('1 change is not in v2').waitFor();
    await dialog()
      .getByRole('radio', { name: /Product flange/, checked: true })
      .waitFor();
    expect(
      await dialog()
        .getByRole('checkbox', { name: /^Deliver again/ })
        .count(),
    ).toBe(0);
    await dialog().getByLabel('Who delivers').selectOption({ label: 'Graph' });
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Dispatched. Graph delivers: this mode was asked for.').waitFor();
    const link = await dialog().getByRole('link', { name: 'Open the run' }).getAttribute('href');
    const delivery = await client.settled(order.id);
    expect(delivery).toMatchObject({ state: 'committed', deliveredBy: 'graph', requestedMode: 'graph' });
    expect(link).toBe(`/workflows/${KEY}/runs/${delivery.graphRunId}`);
    expect(delivery.assets).toContainEqual(expect.objectContaining({ width: 100, height: 128 }));
    const still = await client.send(`${delivery.assets[0]?.url.replace(/^\/api/, '')}?width=96`);
    expect([still.status, still.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('dispatches a delivered line again only when asked', async () => {
    const { page } = web;
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Nothing was dispatched: the line was delivered by graph already.').waitFor();
    await dialog()
      .getByRole('checkbox', { name: /^Deliver again/ })
      .check();
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByText('Dispatched. Graph delivers').waitFor();
    expect((await client.settled(order.id)).generation).toBe(2);
    await page.keyboard.press('Escape');
  });

  it('restores an earlier version into the draft as one step that is undone', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'More for this workflow' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    await dialog().getByText('for the tests').waitFor();
    await dialog().getByRole('button', { name: 'Restore into the draft: v1' }).click();
    await dialog().getByRole('button', { name: 'Discard the draft to v1' }).click();
    await page.locator('[data-node="render"]').getByText('Width 96 px').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.locator('[data-node="render"]').getByText('Width 104 px').waitFor({ state: 'attached' });
  });

  it('exports the draft as the two files of the command line', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'More for this workflow' }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await dialog()
      .getByRole('button', { name: `${KEY}.json` })
      .click();
    expect((await download).suggestedFilename()).toBe(`${KEY}.json`);
    await page.keyboard.press('Escape');
  });

  it('leads into the conflict where somebody else saved the draft meanwhile', async () => {
    const { page } = web;
    await page.getByText('draft · saved').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Changes since v2').waitFor();
    const { workflow, revision } = await client.json<DraftReply>(`/workflows/${KEY}/draft`);
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
    const body = JSON.stringify({ workflow: { ...workflow, ui: { theirs: true } } });
    expect((await client.send(`/workflows/${KEY}/draft`, { method: 'PUT', headers, body })).status).toBe(200);
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('not saved: changed elsewhere').waitFor();
    await dialog().getByRole('button', { name: 'Take theirs' }).click();
    await page.getByText('draft · saved').waitFor();
    expect(await versions()).toHaveLength(2);
  });

  it('opens the run of the line, and the dialog goes', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'Dispatch' }).click();
    await dialog()
      .getByRole('radio', { name: /Product flange/, checked: true })
      .waitFor();
    await dialog().getByRole('button', { name: 'Dispatch' }).click();
    await dialog().getByRole('link', { name: 'Open the run' }).click();
    await page.waitForURL(`**/workflows/${KEY}/runs/*`);
    await dialog().waitFor({ state: 'detached' });
    await page.locator('[data-node="render"]').getByText('succeeded').waitFor();
  });

  it('breaks no rule of its content security policy and throws nothing', () => {
    expect(web.faults.filter((fault) => !/Failed to load resource.*412/.test(fault))).toEqual([]);
  });
});
