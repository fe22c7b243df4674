import type { Page } from 'playwright-core';
import type { MaterialReply } from '#contracts';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import type { View } from './view.js';
import { button, delay, dialogOf, heading, refuse, text } from './view.js';

const ENTRIES = {
  'output-types': 'still-cutout-512',
  templates: 'cutout-front',
  materials: 'brass',
} as const;
const panel = (page: Page) => page.getByRole('complementary', { name: 'Entry' });
const brass = () => '/catalog?kind=materials&entry=brass';

async function entryShown(page: Page): Promise<void> {
  await panel(page).getByLabel('Label', { exact: true }).waitFor();
}

/** Waits until nothing is above the middle of an element that has the focus. */
async function uncovered(page: Page, selector: string): Promise<void> {
  const isOnTop = `(() => {
    const element = document.querySelector('${selector}:focus');
    const { left, top, width, height } = element?.getBoundingClientRect() ?? {};
    return element !== null && document.elementFromPoint(left + width / 2, top + height / 2) === element;
  })()`;
  const found = await waitUntil(async () => (await page.evaluate<boolean>(isOnTop)) || undefined, { withinMs: 10_000 });
  if (!found) throw new Error(`${selector} is covered, or has no focus.`);
}

/** The catalog. */
export const CATALOG_VIEWS: readonly View[] = [
  ...['output-types', 'templates', 'materials', 'aliases', 'rules'].map((kind) => ({
    name: `catalog-${kind}`,
    path: () => `/catalog?kind=${kind}`,
    open: (page: Page) => page.getByRole('row').nth(1).waitFor(),
  })),
  ...Object.entries(ENTRIES).map(([kind, key]) => ({
    name: `catalog-entry-${kind}`,
    path: () => `/catalog?kind=${kind}&entry=${key}`,
    open: entryShown,
  })),
  {
    name: 'catalog-new-rule',
    path: () => '/catalog?kind=rules',
    open: async (page) => {
      await button(page, 'New rule').click();
      await panel(page).waitFor();
    },
  },
  { name: 'catalog-loading', path: () => '/catalog', before: delay('**/api/catalog'), open: heading('Catalog') },
  { name: 'catalog-failed', path: () => '/catalog', before: refuse('**/api/catalog'), open: text('The service that') },
  { name: 'catalog-history', path: () => '/catalog', open: dialogOf('History') },
  {
    name: 'catalog-delete',
    path: () => '/catalog?kind=templates&entry=cutout-front',
    open: async (page) => {
      await panel(page).getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'catalog-refused',
    path: brass,
    open: async (page) => {
      await panel(page).getByLabel('Metalness', { exact: true }).fill('1.5');
      await panel(page).getByRole('button', { name: 'Save', exact: true }).click();
      await text('Nothing is saved: see the marked fields.')(page);
      await uncovered(page, '#entry-metalness');
    },
  },
  {
    name: 'catalog-conflict',
    path: brass,
    open: async (page, { client }) => {
      await entryShown(page);
      const before = await client.json<MaterialReply>('/materials/brass');
      await client.json('/materials/brass', 'PUT', { ...before, label: `${before.label} of theirs` });
      await panel(page).getByLabel('Label', { exact: true }).fill('My brass');
      await panel(page).getByRole('button', { name: 'Save', exact: true }).click();
      await panel(page).getByRole('alert').getByRole('table').waitFor();
    },
  },
];
