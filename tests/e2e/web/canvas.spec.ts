import { formatWorkflow } from '#workflow-core';
import { OrderClient } from '../../instance/order-client.js';
import { openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { canvas, drag, edgesOf, emptyPlace, field, idsOf, middleOf, nodeAt, positionOf } from './canvas-draft.js';
import { same, saved, savedWhen, undoTo, useDraft } from './canvas-draft.js';
import { fitGraph, openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const KEY = 'my-canvas';

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let start: string;
beforeAll(async () => {
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start('orders', 'gateway', 'registry');
  await client.json('/workflows/still-threejs/duplicate', 'POST', { key: KEY, label: 'My canvas' });
  web = await openWebBrowser(instance);
  useDraft({ client, web, key: KEY });
  start = formatWorkflow(await saved());
  await signIn(web.page, client);
  await web.page.goto(`/workflows/${KEY}`);
  await web.page.locator('[data-node="render"]').waitFor();
  await fitGraph(web.page, 'notify');
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

describe('the canvas by mouse', () => {
  it('adds, places and wires a node by the "+" of a port', async () => {
    const { page } = web;
    await nodeAt('render').hover();
    await page.locator('[data-plus="out/render/render"]').click();
    await field().fill('convert');
    await page.keyboard.press('Enter');
    const workflow = await savedWhen(({ nodes }) => nodes.some(({ step }) => step === 'image_convert'));
    expect(edgesOf(workflow)).toContain('render > image_convert');
    expect(positionOf(workflow, 'image_convert')).toEqual({ x: expect.any(Number), y: expect.any(Number) });
  });

  it('asks for a step where a wire is dropped on nothing, offers those that fit, and connects', async () => {
    const { page } = web;
    await fitGraph(page, 'notify');
    await drag(await middleOf('[data-f-connector-id="out/export/glb"]'), await emptyPlace());
    await field().waitFor();
    expect(await page.locator('[data-pick="notify"]').count()).toBe(0);
    await page.locator('[data-pick="glb_bbox"]').click();
    const workflow = await savedWhen((now) => idsOf(now).includes('glb_bbox'));
    expect(edgesOf(workflow)).toContain('export > glb_bbox');
  });

  it('puts a step of the palette that is dropped on a wire into its middle', async () => {
    const { page } = web;
    await fitGraph(page, 'notify');
    const before = edgesOf(await saved());
    const [x, y] = await page.evaluate<[number, number]>(`(() => {
      const path = document.querySelector('[data-wire="save/~notify/"] .f-connection-path');
      const middle = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
      return [middle.x, middle.y];
    })()`);
    const outer = await canvas().boundingBox();
    await page
      .getByRole('button', { name: 'Convert pictures' })
      .dragTo(canvas(), { targetPosition: { x: x - (outer?.x ?? 0), y: y - (outer?.y ?? 0) } });
    const workflow = await savedWhen((now) => idsOf(now).includes('image_convert_2'));
    expect(before).toContain('save > notify');
    expect(edgesOf(workflow)).not.toContain('save > notify');
    expect(edgesOf(workflow)).toEqual(expect.arrayContaining(['save > image_convert_2', 'image_convert_2 > notify']));
  });

  it('lights up the ports that fit, and says why another is refused while the wire is over it', async () => {
    const { page } = web;
    await fitGraph(page, 'notify');
    const before = await saved();
    await page.mouse.move(...(await middleOf('[data-f-connector-id="out/export/glb"]')));
    await page.mouse.down();
    await page.mouse.move(...(await middleOf('[data-f-connector-id="in/notify/media_assets"]')), { steps: 10 });
    await page.locator('.refusal').getByText('glb').waitFor();
    expect(await page.locator('.socket.allowed').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-f-connector-id="in/notify/media_assets"].refused').count()).toBe(1);
    await page.mouse.up();
    await page.locator('.refusal').waitFor({ state: 'detached' });
    expect(await saved()).toEqual(before);
  });

  it('moves several nodes that an area selects as one step', async () => {
    const { page } = web;
    await fitGraph(page, 'notify');
    const before = await saved();
    const outer = await canvas().boundingBox();
    if (!outer) throw new Error('The canvas is not seen.');
    await page.keyboard.down('Shift');
    await drag([outer.x + 4, outer.y + outer.height - 4], [outer.x + outer.width - 4, outer.y + 4]);
    await page.keyboard.up('Shift');
    expect(await page.locator('.node.f-selected').count()).toBe(before.nodes.length);
    const [x, y] = await middleOf('[data-node="export"] .head');
    await drag([x, y], [x + 40, y + 40]);
    await savedWhen((now) => idsOf(now).every((id) => !same(positionOf(now, id), positionOf(before, id))));
    await page.keyboard.press('Control+z');
    await savedWhen((now) => formatWorkflow(now) === formatWorkflow(before));
  });

  it('comes back to the start by undo', async () => undoTo(start));
});

describe('the canvas by keys alone', () => {
  /** Adds a step by Tab, after what is selected. */
  async function add(text: string): Promise<void> {
    await web.page.keyboard.press('Tab');
    await field().waitFor();
    await web.page.keyboard.type(text);
    await web.page.keyboard.press('Enter');
    await field().waitFor({ state: 'detached' });
  }

  it('builds three wired nodes', async () => {
    const { page } = web;
    await canvas().focus();
    await page.keyboard.press('Escape');
    await add('export glb');
    await add('render (three');
    await add('convert');
    const workflow = await savedWhen(({ nodes }) => nodes.some(({ step }) => step === 'image_convert'));
    expect(edgesOf(workflow)).toEqual(
      expect.arrayContaining(['glb_export > threejs_render', 'threejs_render > image_convert']),
    );
  });

  it('walks between nodes by arrows, and moves one by Alt and arrows as one step', async () => {
    const { page } = web;
    const before = await saved();
    const { x } = positionOf(before, 'image_convert') as { x: number };
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Alt');
    await savedWhen((now) => (positionOf(now, 'image_convert') as { x: number }).x === x + 20);
    await page.keyboard.press('Control+z');
    await savedWhen((now) => formatWorkflow(now) === formatWorkflow(before));
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Control+ArrowLeft');
    await page.locator('[data-node="threejs_render"].f-selected').waitFor();
  });

  it('connects the selected node to one of a list, which says what is refused', async () => {
    const { page } = web;
    await page.keyboard.press('c');
    await field().waitFor();
    expect(await page.getByRole('option', { disabled: true }).first().innerText()).toMatch(/./);
    await page.keyboard.type('save');
    await page.keyboard.press('Enter');
    await savedWhen((now) => edgesOf(now).includes('threejs_render > save'));
  });

  it('names a node by F2', async () => {
    const { page } = web;
    await page.keyboard.press('F2');
    await page.locator('hm-rename input:focus').waitFor();
    await page.keyboard.type('My picture');
    await page.keyboard.press('Enter');
    await nodeAt('threejs_render').getByText('My picture').waitFor();
    await savedWhen(({ nodes }) => nodes.some(({ ui }) => ui?.['label'] === 'My picture'));
  });

  it('copies, pastes, duplicates and cuts nodes', async () => {
    const { page } = web;
    const { length } = (await saved()).nodes;
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await savedWhen(({ nodes }) => nodes.length === length + 1);
    await page.keyboard.press('Control+d');
    await savedWhen(({ nodes }) => nodes.length === length + 2);
    await page.keyboard.press('Control+x');
    await savedWhen(({ nodes }) => nodes.length === length + 1);
    await page.keyboard.press('Control+v');
    await savedWhen(({ nodes }) => nodes.length === length + 2);
  });

  it('finds nodes, and Enter walks from one to the next', async () => {
    const { page } = web;
    const size = await canvas().boundingBox();
    await page.keyboard.press('Control+f');
    await page.locator('hm-find input:focus').waitFor();
    expect(await canvas().boundingBox()).toEqual(size);
    await page.keyboard.type('is:invalid');
    await page.locator('.node.hit').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^1 of \d+$/).waitFor();
    expect(await page.locator('.node.f-selected').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('hm-find').waitFor({ state: 'detached' });
    expect(await page.locator('.node.hit').count()).toBe(0);
  });

  it('lays the graph out as one step, in a worker that the content policy allows', async () => {
    const { page } = web;
    const before = await saved();
    await page.keyboard.press('l');
    await savedWhen((now) => !same(before.nodes, now.nodes));
    await page.keyboard.press('Control+z');
    await savedWhen((now) => formatWorkflow(now) === formatWorkflow(before));
  });

  it('groups nodes and writes notes, of which the run knows nothing', async () => {
    const { page } = web;
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    await page.locator('.name input:focus').waitFor();
    await page.keyboard.type('All of it');
    await page.keyboard.press('Enter');
    await savedWhen(({ ui }) => JSON.stringify(ui ?? {}).includes('All of it'));
    await page.keyboard.press('n');
    await page.locator('.note textarea:focus').waitFor();
    await page.keyboard.type('Why it is so');
    await page.keyboard.press('Control+Enter');
    await savedWhen(({ ui }) => JSON.stringify(ui ?? {}).includes('Why it is so'));
    await page.locator('[data-note]').focus();
    await page.getByRole('button', { name: 'Colour: studio' }).click();
    await savedWhen(({ ui }) => JSON.stringify(ui ?? {}).includes('studio'));
  });

  it('lists the keys', async () => {
    const { page } = web;
    await canvas().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Lay out the graph').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('comes back to the start by undo', async () => {
    await canvas().focus();
    await undoTo(start);
  });
});

it('breaks no rule of its content security policy and throws nothing', () => {
  expect(web.faults).toEqual([]);
});
