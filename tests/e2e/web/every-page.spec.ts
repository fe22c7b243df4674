import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { seriousFaults } from './axe.js';
import { VIEWS } from './views.js';
import type { Shown } from './views.js';
import { openWebBrowser } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

/** Where pictures of all views are left, to be looked at. */
const PICTURES = join(repositoryRoot(), '.hartomat', 'pages');
const THEMES = ['light', 'dark'] as const;
/** Of 1280 × 720, 1920 × 1080, and 1280 × 720 enlarged to 200 %. */
const SIZES = { '1280': [1280, 720], '1920': [1920, 1080], '200-percent': [640, 360] } as const;
const RUN_WORKFLOW = 'still-threejs';

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let shown: Shown;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  await client.untilWorkerLives();
  await client.json(`/workflows/${RUN_WORKFLOW}/duplicate`, 'POST', { key: 'my-still', label: 'My still' });
  await client.addOutputType('small', { workflow: RUN_WORKFLOW });
  const { graphRunId } = await client.settled((await client.dispatchOne('graph', undefined, 'small')).id);
  shown = { workflow: 'my-still', runWorkflow: RUN_WORKFLOW, runId: graphRunId ?? '' };
  web = await openWebBrowser(instance);
  const { code } = await client.json<{ code: string }>('/auth/links', 'POST', {});
  await web.page.goto(`/#sign-in=${code}`);
  await web.page.getByRole('heading', { name: 'Workflows' }).waitFor();
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

/** Elements that stick out of the page, and text that is cut off although nothing says so. */
const STICKING_OUT = `(() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? ['the page scrolls sideways by ' + wide + ' px'] : [];
})()`;

describe('every page', () => {
  it.each(VIEWS.map(({ name }) => name))('%s is accessible and fits, in both themes and at each size', async (name) => {
    const { page } = web;
    const view = VIEWS.find((each) => each.name === name);
    if (!view) throw new Error(`There is no view ${name}.`);
    const faults: string[] = [];
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(view.path(shown));
    await view.open(page);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        faults.push(...(await page.evaluate<string[]>(STICKING_OUT)).map((fault) => `${theme} ${size}: ${fault}`));
        await page.screenshot({ path: join(PICTURES, `${name}-${theme}-${size}.png`) });
      }
      await page.setViewportSize({ width: 1280, height: 720 });
      faults.push(...(await seriousFaults(page)).map((fault) => `${theme}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('throws nothing and breaks no rule of the content security policy', () => {
    expect(web.faults).toEqual([]);
  });
});
