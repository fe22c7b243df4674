import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formatWorkflow } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OrderClient } from '../../instance/order-client.js';
import { openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { fitGraph, openWebBrowser } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';
import { WorkflowTabs, addNotify, setWidth, widthOf } from './workflow-tabs.js';

const WITHIN_MS = 15_000;

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let tabs: WorkflowTabs;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start('orders', 'gateway', 'registry');
  web = await openWebBrowser(instance);
  tabs = new WorkflowTabs(web, client);
});
afterEach(() => tabs.close());
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const notice = (page: Page) => page.getByText('open in another tab');
const dialog = (page: Page) => page.getByRole('dialog');
const saved = (page: Page) => page.getByText('draft · saved').waitFor();

describe('one workflow in two tabs', () => {
  it('is edited in one, shown in the other, and taken over once the first has saved', async () => {
    const key = await tabs.newWorkflow('two-tabs');
    const context = await tabs.person();
    const first = await tabs.openTab(context, key);
    const second = await tabs.openTab(context, key);
    await notice(second).waitFor();
    expect(await notice(first).count()).toBe(0);
    await second.keyboard.press('Delete');
    await setWidth(first, '640');
    await second.locator('[data-node="render"]').getByText('Width 640 px').waitFor();
    await widthOf(first).fill('648');
    await second.getByRole('button', { name: 'Edit here' }).click();
    await notice(first).waitFor();
    await tabs.becomes(key, 648, 1);
    await notice(second).waitFor({ state: 'detached' });
    await second.locator('[data-node="render"]').getByText('Width 648 px').waitFor();
    await addNotify(second);
    await tabs.becomes(key, 648, 2);
    await first.getByRole('button', { name: 'Edit here' }).click();
    await notice(first).waitFor({ state: 'detached' });
    await first.locator('[data-node="notify_2"]').waitFor();
    await notice(second).waitFor();
    await first.close();
    await notice(second).waitFor({ state: 'detached' });
  });

  it('is so too where the browser has no locks for tabs', async () => {
    const key = await tabs.newWorkflow('no-locks');
    const context = await tabs.person();
    await context.addInitScript(`Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })`);
    const first = await tabs.openTab(context, key);
    const second = await tabs.openTab(context, key);
    await notice(second).waitFor();
    await setWidth(first, '640');
    await second.getByRole('button', { name: 'Edit here' }).click();
    await notice(first).waitFor();
    await notice(second).waitFor({ state: 'detached' });
    await setWidth(second, '656');
    await tabs.becomes(key, 656, 1);
    await second.close();
    await notice(first).waitFor({ state: 'detached' });
    await first.locator('[data-node="render"]').getByText('Width 656 px').waitFor();
  });
});

describe('one workflow of two people', () => {
  it('has what both did after a merge, and undo takes the merge back', async () => {
    const key = await tabs.newWorkflow('merged');
    const [ada, ben] = [await tabs.openTab(await tabs.person(), key), await tabs.openTab(await tabs.person(), key)];
    expect(await notice(ben).count()).toBe(0);
    await addNotify(ada);
    await tabs.becomes(key, undefined, 2);
    await setWidth(ben, '640');
    await dialog(ben).getByText('Merge takes both').waitFor();
    await tabs.becomes(key, undefined, 2);
    await dialog(ben).getByRole('button', { name: 'Merge' }).click();
    await tabs.becomes(key, 640, 2);
    await ben.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await tabs.becomes(key, 640, 1);
  });

  it('asks of each thing that both changed, after a look at both, and takes what is chosen', async () => {
    const key = await tabs.newWorkflow('chosen');
    const [ada, ben] = [await tabs.openTab(await tabs.person(), key), await tabs.openTab(await tabs.person(), key)];
    await setWidth(ada, '640');
    await tabs.becomes(key, 640, 1);
    await setWidth(ben, '656');
    await dialog(ben).getByRole('button', { name: 'Later' }).click();
    await ben.getByText('changed elsewhere, saving is stopped').waitFor();
    await addNotify(ben);
    await ben.getByRole('button', { name: 'Resolve' }).click();
    await dialog(ben).getByRole('button', { name: 'Review' }).click();
    await ben.locator('[data-node="render"]').getByText('changed').waitFor();
    await ben.locator('[data-node="notify_2"]').getByText('added').waitFor();
    await ben.getByRole('complementary', { name: 'Changes' }).getByText('656').waitFor();
    await ben.getByRole('button', { name: 'Decide' }).click();
    expect(await dialog(ben).getByRole('button', { name: 'Merge' }).isDisabled()).toBe(true);
    await dialog(ben).getByRole('radio', { name: /^Theirs/ }).check(); // prettier-ignore
    await dialog(ben).getByRole('button', { name: 'Merge' }).click();
    await tabs.becomes(key, 640, 2);
  });

  it('is not decided by a reload, and overwritten only when that was asked for', async () => {
    const key = await tabs.newWorkflow('later');
    const [ada, ben] = [await tabs.openTab(await tabs.person(), key), await tabs.openTab(await tabs.person(), key)];
    await addNotify(ada);
    await tabs.becomes(key, undefined, 2);
    await setWidth(ben, '640');
    await dialog(ben).getByRole('button', { name: 'Later' }).click();
    await ben.reload();
    await dialog(ben).getByText('Merge takes both').waitFor();
    await tabs.becomes(key, undefined, 2);
    await dialog(ben).getByRole('button', { name: 'Overwrite' }).click();
    await dialog(ben).getByRole('button', { name: 'Overwrite theirs' }).click();
    await tabs.becomes(key, 640, 1);
  });
});

describe('what was typed', () => {
  it('is saved when the page is left by the Back button', async () => {
    const key = await tabs.newWorkflow('back');
    const page = await (await tabs.person()).newPage();
    await page.goto('/workflows');
    await page.getByRole('link', { name: key, exact: true }).click();
    await page.locator('[data-node="render"]').waitFor();
    await fitGraph(page, 'notify');
    await page.locator('[data-node="render"] .label').click();
    await widthOf(page).fill('640');
    await page.goBack();
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    await tabs.becomes(key, 640, 1);
  });

  it('is back after a reload, though nothing could be saved', async () => {
    const key = await tabs.newWorkflow('reloaded');
    const page = await tabs.openTab(await tabs.person(), key);
    await page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await widthOf(page).fill('640');
    await page.reload();
    await page.getByText('Your unsaved changes are back').waitFor();
    await tabs.becomes(key, undefined, 1);
    await page.unroute('**/draft');
    await tabs.becomes(key, 640, 1);
  });

  it('is back after the page was killed though its field was never left, and is saved then', async () => {
    const key = await tabs.newWorkflow('crashed');
    const context = await tabs.person();
    const page = await tabs.openTab(context, key);
    await page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await widthOf(page).pressSequentially('640');
    await tabs.killOnceKept(page, key, '"width":640');
    const again = await tabs.openTab(context, key);
    await again.getByText('Your unsaved changes are back').waitFor();
    expect(await widthOf(again).inputValue()).toBe('640');
    await tabs.becomes(key, 640, 1);
  });

  it('meets no conflict where the answer to a save was lost', async () => {
    const key = await tabs.newWorkflow('timed-out');
    const page = await tabs.openTab(await tabs.person(), key);
    let lost = 0;
    await page.route('**/draft', async (route) => {
      if (route.request().method() !== 'PUT' || lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort('timedout');
    });
    await setWidth(page, '640');
    await page.getByText('not saved: the server does not answer').waitFor();
    await addNotify(page);
    await tabs.becomes(key, 640, 2);
    await saved(page);
    expect([lost > 1, await dialog(page).count()]).toEqual([true, 0]);
  });

  it('is saved once the gateway is back that was killed meanwhile', async () => {
    const key = await tabs.newWorkflow('killed');
    const page = await tabs.openTab(await tabs.person(), key);
    await widthOf(page).pressSequentially('64');
    await instance.kill('gateway');
    await widthOf(page).pressSequentially('0');
    await widthOf(page).press('Tab');
    await page.getByText('not saved: the server does not answer').waitFor();
    await instance.start('gateway');
    await tabs.becomes(key, 640, 1);
    await saved(page);
  });
});

describe('what changes', () => {
  it('is shown on one canvas before the first version, and between versions', async () => {
    const key = await tabs.newWorkflow('compared');
    const page = await tabs.openTab(await tabs.person(), key);
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog(page).getByRole('button', { name: 'Show on the canvas' }).click();
    await page.locator('[data-node="render"]').getByText('added').waitFor();
    expect(await page.locator('f-flow').count()).toBe(1);
    await page.getByRole('button', { name: 'Back to the draft' }).click();
    await client.json(`/workflows/${key}/publish`, 'POST', {});
    await setWidth(page, '640');
    await page.getByRole('button', { name: 'More for this workflow' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    await dialog(page).getByRole('button', { name: 'Compare with the draft: v1' }).click();
    await page.locator('[data-node="render"]').getByText('changed').waitFor();
    await page.getByRole('complementary', { name: 'Changes' }).getByRole('button', { name: /Width/ }).click();
    await page.locator('[data-node="render"].f-selected').waitFor();
  });

  it('by an import is seen before it replaces anything, and a step that nobody knows stays byte for byte', async () => {
    const key = await tabs.newWorkflow('imported');
    const page = await tabs.openTab(await tabs.person(), key);
    const draft = await tabs.draftOf(key);
    const params = { deep: [{ z: 1, a: [true, null] }], text: 'ü"\\' };
    const unknown = { id: 'later', step: 'not_yet_known', params, ui: { position: { x: 0, y: 400 } } };
    const text = formatWorkflow({ ...draft, nodes: [...draft.nodes, unknown] });
    const file = join(instance.settings.homeDir, 'import.json');
    await writeFile(file, text);
    await page.getByRole('button', { name: 'More for this workflow' }).click();
    await page.getByRole('menuitem', { name: 'Import into this workflow' }).click();
    await dialog(page).getByLabel('File').setInputFiles(file);
    await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
    await page.locator('[data-node="later"]').getByText('added').waitFor();
    expect(await tabs.draftOf(key)).toEqual(draft);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.locator('[data-node="later"]').getByText('unknown step not_yet_known').waitFor();
    const exported = async () =>
      formatWorkflow((await client.json<{ workflow: Workflow }>(`/workflows/${key}/export?version=draft`)).workflow);
    await waitUntil(async () => ((await exported()).includes('not_yet_known') ? true : undefined), { withinMs: WITHIN_MS }); // prettier-ignore
    expect(await exported()).toBe(text);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.locator('[data-node="later"]').waitFor({ state: 'detached' });
  });
});
