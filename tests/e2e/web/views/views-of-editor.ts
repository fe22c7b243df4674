import type { Page } from 'playwright-core';
import type { DraftReply } from '#contracts';
import { changeRender } from './stage.js';
import type { Shown, View } from './view.js';
import { answer, button, delay, dialogOf, refuse, text } from './view.js';

const editor = ({ workflow }: Shown): string => `/workflows/${workflow}`;
const of = (key: string) => () => `/workflows/${key}?node=render`;
const width = (page: Page) => page.getByLabel('Width', { exact: true });

async function drawn(page: Page): Promise<void> {
  await page.locator('[data-node]').first().waitFor();
  await text(/No problems|\d (error|warning)/)(page);
}

async function setWidth(page: Page, typed: string): Promise<void> {
  await width(page).fill(typed);
  await width(page).press('Tab');
}

/** A dialog that is opened by a button of the head. */
const head = (name: string, path: View['path'] = editor): View => ({
  name: name.toLowerCase(),
  path,
  open: async (page) => {
    await drawn(page);
    await dialogOf(name)(page);
  },
});

/** A dialog that is opened by the menu of the head. */
const menu = (name: string, item: string): View => ({
  name,
  path: editor,
  open: async (page) => {
    await drawn(page);
    await button(page, 'More for this workflow').click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
  },
});

/** The editor of workflows. */
export const EDITOR_VIEWS: readonly View[] = [
  { name: 'editor', path: editor, open: drawn },
  { name: 'editor-loading', path: editor, before: delay('**/draft'), open: (page) => page.getByRole('status', { name: 'Loading the workflow' }).waitFor() }, // prettier-ignore
  { name: 'editor-failed', path: editor, before: refuse('**/draft'), open: text('The service that answers') },
  {
    name: 'editor-no-nodes',
    path: () => '/workflows/marks',
    before: async (page, { client }) => {
      const draft = await client.json<DraftReply>('/workflows/marks/draft');
      await answer('**/draft', { ...draft, workflow: { ...draft.workflow, nodes: [], edges: [] }, issues: [] })(page);
    },
    open: text('No nodes yet'),
  },
  { name: 'editor-settings', path: (shown) => `${editor(shown)}?node=render`, open: (page) => width(page).waitFor() },
  { name: 'editor-notify', path: (shown) => `${editor(shown)}?node=notify`, open: drawn },
  {
    name: 'editor-arrays',
    path: of('arrays'),
    before: (_page, { client }) =>
      changeRender(client, 'arrays', {
        angles: [
          { azimuth: 0, elevation: 15 },
          { azimuth: 120, elevation: 15 },
        ],
        frames: 12,
      }),
    open: async (page) => {
      await width(page).waitFor();
      await text(/\d error/)(page);
    },
  },
  {
    name: 'editor-refused',
    path: of('arrays'),
    open: async (page) => {
      await setWidth(page, 'wide');
      await text('is no number')(page);
      await button(page, /^\d error/).click();
    },
  },
  {
    name: 'editor-quick-add',
    path: editor,
    open: async (page) => {
      await drawn(page);
      await button(page, 'Add step').click();
      await page.locator('hm-picker').waitFor();
    },
  },
  {
    name: 'editor-find',
    path: editor,
    open: async (page) => {
      await drawn(page);
      await button(page, 'Find').click();
      await page.getByPlaceholder('Name, step or id').fill('render');
    },
  },
  {
    name: 'editor-marks',
    path: () => '/workflows/marks',
    open: async (page) => {
      await drawn(page);
      await page.getByLabel('Graph of the workflow').focus();
      await page.keyboard.press('Control+a');
      await button(page, 'Group the selected nodes').click();
      await button(page, 'Write a note').click();
      await page.keyboard.type('What is written here is for people.');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'editor-toast',
    path: of('marks'),
    open: async (page) => {
      await width(page).waitFor();
      await page.getByLabel('Graph of the workflow').focus();
      await page.keyboard.press('Delete');
      await text(/removed/)(page);
    },
  },
  head('Publish'),
  head('Dispatch'),
  head('List all keys'),
  {
    name: 'dry-run',
    path: editor,
    open: async (page) => {
      await drawn(page);
      await dialogOf('Dry-run')(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio').first().check();
      await dialog.getByRole('button', { name: 'Dry-run' }).click();
      await text('Nothing was executed')(page);
    },
  },
  menu('versions', 'Versions'),
  menu('import-into', 'Import into this workflow'),
  menu('export', 'Export'),
  {
    name: 'compare-versions',
    path: editor,
    open: async (page, shown) => {
      await menu('versions', 'Versions').open(page, shown);
      await button(page, 'Compare with the draft: v1').click();
      await page.getByRole('complementary', { name: 'Changes' }).waitFor();
    },
  },
  {
    name: 'conflict',
    path: of('conflict'),
    open: async (page, { client }) => {
      await width(page).waitFor();
      await changeRender(client, 'conflict', { width: 720 });
      await setWidth(page, '640');
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'locked',
    path: () => '/workflows',
    open: async (page) => {
      const popup = page.waitForEvent('popup');
      await page.evaluate(`void window.open('${of('locked')()}')`);
      const first = await popup;
      await width(first).waitFor();
      await page.goto(of('locked')());
      await text('open in another tab')(page);
    },
  },
];
