import type { Page } from 'playwright-core';
import type { Shown, View } from './view.js';
import { button, delay, refuse, text } from './view.js';

const run = ({ runWorkflow, runId }: Shown): string => `/workflows/${runWorkflow}/runs/${runId}`;
const cancelled = ({ runWorkflow, otherRunId }: Shown): string => `/workflows/${runWorkflow}/runs/${otherRunId}`;

async function drawn(page: Page): Promise<void> {
  await page.locator('[data-node="render"]').waitFor();
  await page.locator('hm-timeline').waitFor();
}

/** The page of a run. */
export const RUN_VIEWS: readonly View[] = [
  { name: 'run', path: run, open: drawn },
  { name: 'run-cancelled', path: cancelled, open: drawn },
  { name: 'run-loading', path: run, before: delay('**/api/runs/**'), open: (page) => page.getByRole('status', { name: 'Loading the run' }).waitFor() }, // prettier-ignore
  { name: 'run-failed', path: run, before: refuse('**/api/runs/**'), open: text('The service that answers') },
  ...['Output', 'Inputs', 'Logs', 'Attempts', 'Metrics'].map((name) => ({
    name: `run-${name.toLowerCase()}`,
    path: (shown: Shown) => `${run(shown)}?node=render`,
    open: async (page: Page) => {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tabpanel', { name }).waitFor();
      await page.getByRole('tabpanel').locator('img, dl, li, h3').first().waitFor();
    },
  })),
  {
    name: 'run-model',
    path: (shown) => `${run(shown)}?node=export`,
    open: async (page) => {
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.locator('hm-model').getByRole('list').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'run-picture',
    path: (shown) => `${run(shown)}?node=render`,
    open: async (page) => {
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.getByRole('tabpanel').getByRole('img').first().click();
      await page.getByRole('dialog').getByText('128 × 128').waitFor();
    },
  },
  {
    name: 'rerun',
    path: (shown) => `${run(shown)}?node=render`,
    open: async (page) => {
      await button(page, 'Rerun from here').click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
];
