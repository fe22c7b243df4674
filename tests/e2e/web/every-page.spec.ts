import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { OrderClient } from '../../instance/order-client.js';
import { GRAPH_SIDE, LEGACY_SIDE, openTestInstance } from '../../instance/test-instance.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { seriousFaults } from './axe.js';
import { VIEWS } from './views.js';
import { layoutFaults } from './views/layout-faults.js';
import { setStage } from './views/stage.js';
import type { Shown } from './views/view.js';
import { openWebBrowser } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

/** Where pictures of all views are left, to be looked at. */
const PICTURES = join(repositoryRoot(), '.hartomat', 'pages');
const THEMES = ['light', 'dark'] as const;
/** Of 1280 × 720, 1920 × 1080, and 1280 × 720 enlarged to 200 %. */
const SIZES = { '1280': [1280, 720], '1920': [1920, 1080], '200-percent': [640, 360] } as const;

let instance: TestInstance;
let client: OrderClient;
let web: WebBrowser;
let shown: Shown;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  instance = await openTestInstance();
  client = new OrderClient(instance);
  await instance.start(...LEGACY_SIDE, ...GRAPH_SIDE);
  shown = await setStage(instance, client);
  web = await openWebBrowser(instance);
  web.page.setDefaultTimeout(30_000);
  web.page.on('dialog', (question) => void question.accept());
});
afterAll(async () => {
  await web?.close();
  await instance.close();
});

/** Takes a picture of each theme and size, and says what is wrong with each. */
async function judge(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.setViewportSize({ width, height });
      if (theme === 'light') faults.push(...(await layoutFaults(page)).map((fault) => `${size}: ${fault}`));
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}-${size}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    faults.push(
      ...(await seriousFaults(page, theme === 'light' ? undefined : ['color-contrast'])).map(
        (fault) => `${theme}: ${fault}`,
      ),
    );
  }
  return faults;
}

/** Closes what a view opened beside the page, and lets the server answer again. */
async function leave(page: Page): Promise<void> {
  const others = page
    .context()
    .pages()
    .filter((other) => other !== page);
  await Promise.all(others.map((other) => other.close()));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

describe('every page', () => {
  it('is accessible before somebody signs in, too', async () => {
    const { page } = web;
    await page.goto('/sign-in');
    await page.getByLabel('Admin token').fill('not the token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    const faults = await judge(page, 'sign-in');
    await page.getByLabel('Admin token').fill(instance.settings.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    expect(faults).toEqual([]);
  });

  it.each(VIEWS.map((view) => [view.name, view] as const))(
    '%s is accessible and fits, in both themes and at each size',
    async (name, { path, before, open }) => {
      const { page } = web;
      await page.setViewportSize({ width: 1280, height: 720 });
      await before?.(page, shown);
      await page.goto(path(shown));
      try {
        await open(page, shown);
        expect(await judge(page, name)).toEqual([]);
      } finally {
        await leave(page);
      }
    },
  );

  it('throws nothing and breaks no rule of the content security policy', () => {
    const expected = /Failed to load resource/;
    expect(web.faults.filter((fault) => !expected.test(fault))).toEqual([]);
  });
});
