import { OrderClient } from '../../instance/order-client.js';
import { openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { drag, emptyPlace, marginsWhen, useDraft } from './canvas-draft.js';
import { openWebBrowser, signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const KEY = 'my-view';
const ALL = '[data-node]';
const MARGIN = 48;

let instance: TestInstance;
let web: WebBrowser;
beforeAll(async () => {
  instance = await openTestInstance();
  const client = new OrderClient(instance);
  await instance.start('orders', 'gateway', 'registry');
  await client.json('/workflows/still-threejs/duplicate', 'POST', { key: KEY, label: 'My view' });
  web = await openWebBrowser(instance);
  useDraft({ client, web, key: KEY });
  await signIn(web.page, client);
  await web.page.goto(`/workflows/${KEY}`);
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

const zoom = (): Promise<string> => web.page.getByTitle('100 % (0)').innerText();

describe('what is seen of the graph', () => {
  it('is at first its left end, as small as can be read, with nothing cut at the top', async () => {
    const { top } = await marginsWhen(ALL, ({ left }) => Math.round(left) === MARGIN);
    expect(top).toBeGreaterThan(MARGIN - 1);
    expect(await zoom()).toBe('70 %');
  });

  it('is all of it as soon as the window has room for it, until the user moves it', async () => {
    const { page } = web;
    await page.setViewportSize({ width: 3000, height: 900 });
    await marginsWhen(ALL, (margins) => Math.min(...Object.values(margins)) > MARGIN - 1);
    await page.setViewportSize({ width: 1280, height: 720 });
    await marginsWhen(ALL, ({ left }) => Math.round(left) === MARGIN);
    const [x, y] = await emptyPlace();
    await drag([x, y], [x + 20, y - 30]);
    const moved = await marginsWhen(ALL, ({ left }) => Math.round(left) === MARGIN + 20);
    await page.setViewportSize({ width: 1400, height: 720 });
    expect(await marginsWhen(ALL, ({ right }) => right > moved.right + 100)).toMatchObject({ left: moved.left });
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('has the node that an address names', async () => {
    await web.page.goto(`/workflows/${KEY}?node=notify`);
    await marginsWhen('[data-node="notify"]', (margins) => Math.min(...Object.values(margins)) >= 0);
    expect(await zoom()).toBe('70 %');
  });
});

it('breaks no rule of its content security policy and throws nothing', () => {
  expect(web.faults).toEqual([]);
});
