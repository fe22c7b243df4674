import type { DraftReply } from '#contracts';
import type { WorkflowNode } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OrderClient } from '../../instance/order-client.js';
import { openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const KEY = 'my-settings';
const WITHIN_MS = 10_000;

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start('orders', 'gateway', 'registry');
  await client.json('/workflows/still-threejs/duplicate', 'POST', { key: KEY, label: 'My settings' });
  web = await openWebBrowser(instance);
  await signIn(web.page, client);
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const settings = () => web.page.locator('hm-settings');
const field = (name: string) => settings().getByLabel(name, { exact: true });
const problems = () => web.page.locator('hm-problems');

async function savedNodes(): Promise<WorkflowNode[]> {
  const { workflow } = await client.json<DraftReply>(`/workflows/${KEY}/draft`);
  return workflow['nodes'] as unknown as WorkflowNode[];
}

/** Opens the settings of the saved node of a step, and answers how to wait until the draft has a value for one. */
async function openSettings(step: string, name: string): Promise<(value: unknown) => Promise<void>> {
  const idOf = async () => (await savedNodes()).find((node) => node.step === step)?.id;
  const id = await waitUntil(idOf, { withinMs: WITHIN_MS });
  await web.page.goto(`/workflows/${KEY}?node=${id}`);
  await settings().getByText(step).first().waitFor();
  const valueOf = async () => JSON.stringify((await savedNodes()).find((node) => node.id === id)?.params[name]);
  return async (value) => {
    const wanted = JSON.stringify(value);
    const holds = await waitUntil(async () => (await valueOf()) === wanted || undefined, { withinMs: WITHIN_MS });
    if (!holds) throw new Error(`${name} is ${await valueOf()}, not ${wanted}.`);
  };
}

const undo = () => web.page.getByRole('button', { name: 'Undo', exact: true }).first().click();

describe('the settings of a node', () => {
  it('refuse what is no value of the field, take one that is, and undo it', async () => {
    const isSaved = await openSettings('threejs_render', 'width');
    await field('Width').fill('wide');
    await field('Width').press('Tab');
    await settings().getByText('is no number').waitFor();
    expect(await field('Width').getAttribute('aria-invalid')).toBe('true');
    await isSaved(undefined);
    await field('Width').fill('640');
    await field('Width').press('Tab');
    await settings().getByText('is no number').waitFor({ state: 'detached' });
    await isSaved(640);
    await undo();
    await isSaved(undefined);
    expect(await field('Width').inputValue()).toBe('');
  });

  it('have lists with rows, and a problem in one leads to its field', async () => {
    const { page } = web;
    const isSaved = await openSettings('threejs_render', 'angles');
    await page.getByRole('button', { name: 'Add Angle' }).click();
    await isSaved([{ azimuth: 0, elevation: 0 }]);
    await field('Azimuth').fill('400');
    await settings().getByText('400 is refused').waitFor();
    await field('Azimuth').press('Tab');
    await isSaved([{ azimuth: 400, elevation: 0 }]);
    await page.getByRole('button', { name: /^az 400° el 0°/ }).click();
    await field('Azimuth').waitFor({ state: 'detached' });
    await problems().getByRole('button', { expanded: false }).click();
    await problems().getByRole('button', { name: 'Show render' }).first().click();
    await page.locator('#setting-angles-0-azimuth:focus').fill('30');
    await page.keyboard.press('Tab');
    await isSaved([{ azimuth: 30, elevation: 0 }]);
    await problems().getByText('No problems').first().waitFor();
    for (const before of [[{ azimuth: 400, elevation: 0 }], [{ azimuth: 0, elevation: 0 }], undefined]) {
      await undo();
      await isSaved(before);
    }
  });

  it('pick an entry of the catalog by keys, and warn of one that it does not have', async () => {
    const { page } = web;
    const [first] = await client.json<{ key: string; label: string }[]>('/templates');
    const isSaved = await openSettings('resolve_template', 'templateKey');
    const studio = page.getByRole('combobox', { name: 'Studio' });
    await studio.fill(first?.label ?? '');
    await page.getByRole('option', { name: first?.label }).first().waitFor();
    await studio.press('Enter');
    await isSaved(first?.key);
    await studio.fill('not-there');
    await studio.press('Tab');
    await settings().getByText('The catalog has no studio template “not-there”.').waitFor();
    await isSaved('not-there');
    for (const before of [first?.key, undefined]) {
      await undo();
      await isSaved(before);
    }
  });

  it('take a colour as it is written or picked, and clear it', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'Convert pictures' }).press('Enter');
    const isSaved = await openSettings('image_convert', 'background');
    await field('Background').fill('FA0');
    await field('Background').press('Enter');
    await isSaved('#ffaa00');
    await page.getByLabel('Background in a colour picker').fill('#336699');
    await isSaved('#336699');
    await page.getByRole('button', { name: 'Clear Background' }).click();
    await isSaved(undefined);
    for (const before of ['#336699', '#ffaa00', undefined]) {
      await undo();
      await isSaved(before);
    }
  });

  it('break no rule of the content security policy and throw nothing', () => {
    expect(web.faults).toEqual([]);
  });
});
