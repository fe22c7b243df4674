import type { Page } from 'playwright-core';

/** What the views show: a workflow with a draft, and a run of a built-in workflow. */
export interface Shown {
  workflow: string;
  runWorkflow: string;
  runId: string;
}

/** A state of a page that somebody sees. */
export interface View {
  name: string;
  path: (shown: Shown) => string;
  /** Waits until it is there, and opens what the name says. */
  open: (page: Page) => Promise<void>;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).first().waitFor();
const editor = ({ workflow }: Shown): string => `/workflows/${workflow}`;
const run = ({ runWorkflow, runId }: Shown): string => `/workflows/${runWorkflow}/runs/${runId}`;

async function drawn(page: Page): Promise<void> {
  await page.locator('[data-node]').first().waitFor();
  await page
    .getByText(/No problems|Problems \d/)
    .first()
    .waitFor();
}

const dialogOf = (button: string | RegExp) => async (page: Page) => {
  await drawn(page);
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
};

const tab = (name: string) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tabpanel').waitFor();
};

/** Every page, and what is opened on it. */
export const VIEWS: readonly View[] = [
  { name: 'workflows', path: () => '/workflows', open: heading('Workflows') },
  {
    name: 'new-workflow',
    path: () => '/workflows',
    open: async (page) => {
      await page.getByRole('button', { name: /^New/ }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'import-workflow',
    path: () => '/workflows',
    open: async (page) => {
      await page
        .getByRole('button', { name: /^Import/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'editor', path: editor, open: drawn },
  {
    name: 'editor-settings',
    path: (shown) => `${editor(shown)}?node=render`,
    open: (page) => page.getByLabel('Width', { exact: true }).waitFor(),
  },
  { name: 'publish', path: editor, open: dialogOf('Publish') },
  { name: 'dry-run', path: editor, open: dialogOf('Dry-run') },
  { name: 'dispatch', path: editor, open: dialogOf('Dispatch') },
  { name: 'keys', path: editor, open: dialogOf('List all keys') },
  { name: 'runs', path: () => '/workflows/runs', open: heading('Runs') },
  { name: 'run', path: run, open: (page) => page.locator('[data-node="render"]').waitFor() },
  ...['Output', 'Inputs', 'Logs', 'Attempts'].map((name) => ({
    name: `run-${name.toLowerCase()}`,
    path: (shown: Shown) => `${run(shown)}?node=render`,
    open: tab(name),
  })),
  { name: 'not-found', path: () => '/workflows/a/b/c/d', open: heading('There is no page at this address') },
];
