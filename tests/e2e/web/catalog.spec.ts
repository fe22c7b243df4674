import type { CatalogChangeReply, MaterialReply, OrderReply } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { FLANGE, OrderClient } from '../../instance/order-client.js';
import { LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE);
  web = await openWebBrowser(instance);
  await signIn(web.page, client);
  await web.page.getByRole('link', { name: 'Catalog' }).click();
  await web.page.getByRole('heading', { name: 'Catalog' }).waitFor();
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const panel = () => web.page.getByRole('complementary', { name: 'Entry' });
const dialog = () => web.page.getByRole('dialog');
const field = (label: string) => panel().getByLabel(label, { exact: true });
const save = () => panel().getByRole('button', { name: 'Save', exact: true }).click();
const material = (key: string) => client.json<MaterialReply>(`/materials/${key}`);
const openTab = (name: string) =>
  web.page.getByRole('navigation', { name: 'Kinds of entries' }).getByText(name).click();
const open = (label: string) => web.page.getByRole('row').getByRole('link', { name: label, exact: true }).click();

/** What the preview shows: how many pictures it drew, and the mean colour of the last one. */
async function preview(): Promise<{ drawn: number; mean: number[] }> {
  const canvas = panel().locator('canvas');
  await canvas.waitFor();
  return canvas.evaluate((element) => {
    const shown = element as unknown as {
      width: number;
      height: number;
      dataset: { drawn: string };
      getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } };
    };
    const { data } = shown.getContext('2d').getImageData(0, 0, shown.width, shown.height);
    const mean = [0, 0, 0];
    data.forEach((value, i) => {
      if (i % 4 < 3) mean[i % 4] = (mean[i % 4] ?? 0) + (4 * value) / data.length;
    });
    return { drawn: Number(shown.dataset.drawn), mean };
  });
}

async function previewAfter(drawn: number): Promise<number[]> {
  const seen = await waitUntil(
    async () => {
      const now = await preview();
      return now.drawn > drawn ? now : undefined;
    },
    { withinMs: 30_000, everyMs: 100 },
  );
  if (!seen) throw new Error('The preview is not drawn again.');
  return seen.mean;
}

describe('the catalog', () => {
  it('lists what a new installation has, by kind, and finds entries', async () => {
    const { page } = web;
    await page.getByRole('columnheader', { name: 'Workflow' }).waitFor();
    await openTab('Materials');
    await page.getByLabel('Search materials').fill('brass');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByLabel('Search materials').fill('nothing has this name');
    await page.getByRole('button', { name: 'Clear the search' }).click();
  });

  it('draws a material while it is edited, as the production would, and saves it', async () => {
    await web.page.goto('/catalog?kind=materials&entry=brass');
    await field('Base colour').waitFor();
    await panel().locator('canvas').waitFor();
    const before = await preview();
    await field('Base colour').fill('#0000ff');
    const [red = 0, , blue = 0] = await previewAfter(before.drawn);
    expect(blue - red).toBeGreaterThan(5);
    expect(before.mean[0]! - before.mean[2]!).toBeGreaterThan(5);
    const { drawn } = await preview();
    await field('Roughness').fill('0.9');
    await previewAfter(drawn);
    await save();
    await web.page.getByText('is saved.').waitFor();
    expect(await material('brass')).toMatchObject({ baseColour: '#0000ff', roughness: 0.9 });
  });

  it('undoes the change that was just made', async () => {
    const { page } = web;
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The change is undone.').waitFor();
    expect((await material('brass')).baseColour).not.toBe('#0000ff');
    await waitUntil(async () => ((await field('Base colour').inputValue()) === '#0000ff' ? undefined : true), {
      withinMs: 5000,
    });
    expect(await field('Base colour').inputValue()).not.toBe('#0000ff');
  });

  it('shows a value that the server refuses at its field, and keeps what was typed', async () => {
    await field('Metalness').fill('1.5');
    await save();
    await panel().getByText('Nothing is saved: see the marked fields.').waitFor();
    expect(await field('Metalness').getAttribute('aria-invalid')).toBe('true');
    const focused = () => web.page.evaluate<string>('document.activeElement?.id');
    const isLed = async () => ((await focused()) === 'entry-metalness' ? true : undefined);
    expect(await waitUntil(isLed, { withinMs: 5000 })).toBe(true);
    expect(await field('Metalness').inputValue()).toBe('1.5');
    await panel().getByRole('button', { name: 'Reset' }).click();
    await panel().getByText('Nothing is saved: see the marked fields.').waitFor({ state: 'detached' });
    expect(await field('Metalness').getAttribute('aria-invalid')).toBe('false');
  });

  it('saves beside what somebody else changed of another entry', async () => {
    await client.json('/materials/copper', 'PUT', { ...(await material('copper')), label: 'Their copper' });
    await field('Label').fill('Our brass');
    await save();
    await web.page.getByText('Our brass is saved.').waitFor();
    expect([(await material('copper')).label, (await material('brass')).label]).toEqual(['Their copper', 'Our brass']);
    await web.page.getByRole('row', { name: 'Their copper' }).waitFor();
  });

  it('shows both and asks where somebody else changed the same entry', async () => {
    await client.json('/materials/brass', 'PUT', { ...(await material('brass')), label: 'Their brass' });
    await field('Label').fill('Mine again');
    await save();
    const conflict = panel().getByRole('alert');
    await conflict.getByRole('row', { name: 'Label Their brass Mine again' }).waitFor();
    expect((await material('brass')).label).toBe('Their brass');
    await conflict.getByRole('button', { name: 'Save mine over it' }).click();
    await web.page.getByText('Mine again is saved.').waitFor();
    expect((await material('brass')).label).toBe('Mine again');
  });

  it('does not delete what is used, and leads to its users', async () => {
    const { page } = web;
    await openTab('Templates');
    await open('Cutout, from the front');
    await panel().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByText('It cannot be deleted').waitFor();
    expect(await dialog().getByRole('button', { name: 'Delete', exact: true }).count()).toBe(0);
    await dialog().getByRole('link').first().click();
    await dialog().waitFor({ state: 'detached' });
    await page.waitForURL(/kind=output-types&entry=/);
    await field('Template').waitFor();
  });

  it('says which orders keep an output type from being deleted', async () => {
    const { page } = web;
    expect((await client.upload('flange', FLANGE)).ok).toBe(true);
    const lines = [{ product: 'flange', outputType: 'still-cutout-512' }];
    const { number } = await client.json<OrderReply>('/orders', 'POST', { lines });
    await page.goto('/catalog?kind=output-types&entry=still-cutout-512');
    await panel().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog().getByText(`order ${number} uses it`).waitFor();
    await dialog().getByRole('button', { name: 'Keep it' }).click();
  });

  it('makes an alias and deletes it again', async () => {
    const { page } = web;
    await openTab('Aliases');
    await page.getByRole('button', { name: 'New alias' }).click();
    await field('Alias').fill('Goldblech');
    await field('Material').selectOption({ label: 'Mine again' });
    await panel().getByRole('button', { name: 'Create' }).click();
    await page.getByText('is saved.').last().waitFor();
    await page.waitForURL(/entry=Goldblech/);
    await panel().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('The alias “Goldblech” is deleted.').waitFor();
    await panel().waitFor({ state: 'detached' });
  });

  it('lists who changed what, and undoes the newest change', async () => {
    const { page } = web;
    await page.getByRole('button', { name: 'History' }).click();
    await dialog().getByText('Material alias Goldblech: deleted').waitFor();
    const [deleted] = await client.json<CatalogChangeReply[]>('/catalog/history?limit=1');
    expect(await dialog().getByText(/ by /).count()).toBeGreaterThan(3);
    await dialog().getByRole('button', { name: 'Undo the last change' }).click();
    await dialog().getByText(`Change ${deleted?.id}: undone`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: 'Goldblech' }).waitFor();
    const [newest] = await client.json<CatalogChangeReply[]>('/catalog/history?limit=1');
    expect(newest?.action).toBe('undo');
  });

  it('asks before changes that are not saved are left', async () => {
    const { page } = web;
    await openTab('Templates');
    await open('Cutout, from the front');
    await field('Label').fill('Another label');
    page.once('dialog', (question) => void question.dismiss());
    await openTab('Rules');
    expect(await field('Label').inputValue()).toBe('Another label');
    page.once('dialog', (question) => void question.accept());
    await openTab('Rules');
    await panel().waitFor({ state: 'detached' });
  });

  it('says why it cannot be loaded, and loads again', async () => {
    const { page } = web;
    const problem = { type: 'about:blank', title: 'Busy', status: 503, code: 'busy', detail: 'The catalog is away.' };
    const answer = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    await page.route('**/api/catalog', (route) => route.fulfill(answer));
    await page.goto('/catalog?kind=rules');
    await page.getByText('The catalog is away.').waitFor();
    await page.unroute('**/api/catalog');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('columnheader', { name: 'Conditions' }).waitFor();
  });

  it('breaks no rule of its content security policy and throws nothing', () => {
    // The registry, which knows the workflows, does not run here.
    const expected = /Failed to load resource.*(4(00|09|12|22) |503 .*\/api\/(workflows|catalog))/;
    expect(web.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
