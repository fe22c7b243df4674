import type { DraftReply } from '#contracts';
import type { WorkflowNode } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { OrderClient } from '../../instance/order-client.js';
import { openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { openWebBrowser } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const WITHIN_MS = 10_000;
/** Of the built-in workflow that an instance starts with. */
const BUILT_IN = 'still-threejs';

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start('orders', 'gateway', 'registry');
  web = await openWebBrowser(instance);
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const draftOf = (key: string): Promise<DraftReply> => client.json(`/workflows/${key}/draft`);
const nodesOf = async (key: string): Promise<WorkflowNode[]> =>
  (await draftOf(key)).workflow['nodes'] as unknown as WorkflowNode[];

/** The nodes of a draft as soon as they pass. */
async function savedNodes(key: string, passes: (nodes: WorkflowNode[]) => boolean): Promise<WorkflowNode[]> {
  const found = await waitUntil(async () => {
    const nodes = await nodesOf(key);
    return passes(nodes) ? nodes : undefined;
  }, { withinMs: WITHIN_MS }); // prettier-ignore
  if (!found) throw new Error(`The draft of ${key} never became so: ${JSON.stringify(await nodesOf(key))}`);
  return found;
}

describe('the web', () => {
  it('asks who does not know the token to sign in, and says why a wrong one is refused', async () => {
    const { page } = web;
    await page.goto('/workflows');
    await page.getByLabel('Admin token').fill('not the token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('neither the admin token').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('Admin token').fill(instance.settings.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/workflows');
  });

  it('shows a workflow that somebody else makes, and what they change, without loading again', async () => {
    const { page } = web;
    await page.mouse.move(0, 0);
    await client.json('/workflows', 'POST', { key: 'elsewhere', label: 'Made elsewhere' });
    const row = page.getByRole('row', { name: 'Made elsewhere' });
    await row.waitFor();
    await client.json('/workflows/elsewhere/archive', 'POST', { archived: true });
    await row.waitFor({ state: 'detached' });
  });

  it('signs in by a link, whose code is then no longer in the address', async () => {
    const { code } = await client.json<{ code: string }>('/auth/links', 'POST', {});
    const { page } = web;
    await page.context().clearCookies();
    await page.goto(`/#sign-in=${code}`);
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    expect(page.url()).not.toContain(code);
  });

  it('lists the workflows, and copies one under a key of its own', async () => {
    const { page } = web;
    await page.getByPlaceholder('Search by label or key').fill(BUILT_IN);
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByLabel('Label', { exact: true }).fill('My still');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/workflows/my-still');
    await page.locator('[data-node="export"]').waitFor();
    expect(await page.locator('[data-node]').count()).toBe((await nodesOf(BUILT_IN)).length);
  });

  it('opens by Ctrl+K whatever is searched, also while something is typed into', async () => {
    const { page } = web;
    const search = async (text: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Do or open' }).fill(text);
    };
    await search('catalog');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/catalog*');
    await page.getByRole('searchbox').first().focus();
    await search('my still');
    await page.getByRole('option', { name: 'My still' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workflows/my-still');
    await page.locator('[data-node="export"]').waitFor();
  });

  it('adds a node from the palette by Enter, and the API has it saved', async () => {
    const { page } = web;
    const before = await nodesOf('my-still');
    await page.getByRole('button', { name: 'Notify' }).press('Enter');
    const nodes = await savedNodes('my-still', ({ length }) => length === before.length + 1);
    const added = nodes.at(-1);
    expect(added).toMatchObject({ step: 'notify', params: {}, ui: { position: { x: expect.any(Number) } } });
    await page.getByText('draft · saved').waitFor();
  });

  it('undoes and redoes by keys, and saves both', async () => {
    const { page } = web;
    const { length } = await nodesOf('my-still');
    await page.keyboard.press('Control+z');
    await savedNodes('my-still', (nodes) => nodes.length === length - 1);
    await page.keyboard.press('Control+y');
    await savedNodes('my-still', (nodes) => nodes.length === length);
  });

  it('changes a setting of the selected node, and refuses text that is no number', async () => {
    const { page } = web;
    await page.keyboard.press('1');
    await page.locator('[data-node="render"] .label').click();
    await page.getByLabel('Width', { exact: true }).fill('wide');
    await page.getByLabel('Width', { exact: true }).press('Tab');
    await page.getByText('is no number').waitFor();
    await page.getByLabel('Width', { exact: true }).fill('640');
    await page.getByLabel('Width', { exact: true }).press('Tab');
    await savedNodes('my-still', (nodes) => nodes.some(({ id, params }) => id === 'render' && params['width'] === 640));
    await page.locator('[data-node="render"]').getByText('Width 640 px').waitFor({ state: 'attached' });
  });

  /** Draws a wire with the mouse, from connector to connector. */
  async function drawWire(from: string, to: string): Promise<void> {
    const { page } = web;
    const centreOf = async (connector: string) => {
      const box = await page.locator(`[data-f-connector-id="${connector}"]`).boundingBox();
      if (!box) throw new Error(`${connector} is not seen.`);
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };
    await page.mouse.move(...(await centreOf(from)));
    await page.mouse.down();
    await page.mouse.move(...(await centreOf(to)), { steps: 8 });
    await page.mouse.up();
  }

  it('says why a wire is refused, and draws one that fits', async () => {
    const { page } = web;
    const edgesOf = async () => (await draftOf('my-still')).workflow['edges'] as unknown as object[];
    const before = await edgesOf();
    await drawWire('out/export/glb', 'in/notify_2/media_assets');
    await page
      .locator('hm-toast-list')
      .getByText(/glb.*media_assets|media_assets.*glb/)
      .waitFor();
    expect(await edgesOf()).toEqual(before);
    await drawWire('out/save/media_assets', 'in/notify_2/media_assets');
    const drawn = { from: 'save', to: 'notify_2' };
    await waitUntil(async () => ((await edgesOf()).length > before.length ? true : undefined), { withinMs: WITHIN_MS });
    expect(await edgesOf()).toEqual([...before, drawn]);
    await page.getByRole('button', { name: 'Close the message' }).click();
  });

  it('moves a dragged node as one step', async () => {
    const { page } = web;
    const positionOf = (nodes: WorkflowNode[]) => nodes.find(({ id }) => id === 'export')?.ui?.['position'];
    const before = positionOf(await nodesOf('my-still'));
    const box = await page.locator('[data-node="export"] .head').boundingBox();
    if (!box) throw new Error('The node is not seen.');
    await page.mouse.move(box.x + 60, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 100, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await savedNodes('my-still', (nodes) => JSON.stringify(positionOf(nodes)) !== JSON.stringify(before));
    await page.keyboard.press('Control+z');
    await savedNodes('my-still', (nodes) => JSON.stringify(positionOf(nodes)) === JSON.stringify(before));
  });

  it('removes the selected node and joins its wires', async () => {
    const { page } = web;
    const { length } = await nodesOf('my-still');
    await page.locator('[data-node="bounding_box"] .label').click();
    await page.keyboard.press('Delete');
    await savedNodes('my-still', (nodes) => nodes.length === length - 1);
    await page.getByText('bounding_box removed').waitFor();
  });

  it('says that its work is not saved while the server is away, and saves it when it is back', async () => {
    const { page } = web;
    await instance.stop('gateway');
    await page.getByRole('button', { name: 'Notify' }).press('Enter');
    await page.getByText('not saved: the server does not answer').waitFor();
    await page
      .locator('hm-connection-badge')
      .getByText(/^stale since/)
      .waitFor();
    await instance.start('gateway');
    await page.getByText('draft · saved').waitFor();
    await page.locator('hm-connection-badge').getByText('live', { exact: true }).waitFor();
    await savedNodes('my-still', (nodes) => nodes.some(({ id }) => id === 'notify_3'));
  });

  it('is told of a change from elsewhere, and saves over it only when asked', async () => {
    const { page } = web;
    const { workflow, revision } = await draftOf('my-still');
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
    const theirs = { ...workflow, nodes: [] };
    const body = JSON.stringify({ workflow: { ...theirs, edges: [] } });
    expect((await client.send('/workflows/my-still/draft', { method: 'PUT', headers, body })).status).toBe(200);
    await page.keyboard.press('Control+z');
    await page.getByText('not saved: changed elsewhere').waitFor();
    expect(await nodesOf('my-still')).toEqual([]);
    await page.getByRole('button', { name: 'Overwrite' }).click();
    await page.getByRole('button', { name: 'Overwrite theirs' }).click();
    await savedNodes('my-still', ({ length }) => length > 0);
  });

  it('breaks no rule of its content security policy and throws nothing', () => {
    const expected = /Failed to load resource|ERR_CONNECTION_REFUSED/;
    expect(web.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
