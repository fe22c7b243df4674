import type { View } from './view.js';
import { answer, button, delay, dialogOf, heading, refuse, text } from './view.js';

const workflows = () => '/workflows';

/** The pages of workflows and runs, those without anything, and what stands outside of a session. */
export const LIST_VIEWS: readonly View[] = [
  { name: 'workflows', path: workflows, open: text('My still') },
  {
    name: 'workflows-empty',
    path: workflows,
    before: answer('**/api/workflows?*', []),
    open: text('No workflows yet'),
  },
  { name: 'workflows-loading', path: workflows, before: delay('**/api/workflows?*'), open: heading('Workflows') },
  {
    name: 'workflows-failed',
    path: workflows,
    before: refuse('**/api/workflows?*'),
    open: text('The service that answers this'),
  },
  {
    name: 'workflows-offline',
    path: workflows,
    before: async (page) => {
      await page.route('**/api/workflows?*', (route) => route.abort());
      await page.route('**/healthz', (route) => route.abort());
    },
    open: text('offline since'),
  },
  {
    name: 'workflows-actions',
    path: workflows,
    open: async (page) => {
      await button(page, 'Actions for My still').click();
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'new-workflow', path: workflows, open: dialogOf(/^New/) },
  { name: 'import-workflow', path: workflows, open: dialogOf(/^Import/) },
  { name: 'runs', path: () => '/workflows/runs', open: (page) => page.getByRole('row').nth(2).waitFor() },
  { name: 'runs-found-nothing', path: () => '/workflows/runs?status=failed', open: text('No run is as chosen') },
  { name: 'runs-empty', path: () => '/workflows/runs', before: answer('**/api/runs?*', { runs: [], next: null }), open: text('No runs yet') }, // prettier-ignore
  { name: 'runs-loading', path: () => '/workflows/runs', before: delay('**/api/runs?*'), open: heading('Runs') },
  {
    name: 'compare-runs',
    path: ({ runWorkflow, runId, otherRunId }) => `/workflows/${runWorkflow}/runs/compare?a=${runId}&b=${otherRunId}`,
    open: async (page) => {
      await text(/of \d+ nodes differ/)(page);
      await button(page, /^Render/).click();
      await page.locator('hm-node-pair').waitFor();
    },
  },
  {
    name: 'compare-runs-empty',
    path: ({ runWorkflow }) => `/workflows/${runWorkflow}/runs/compare`,
    open: text('Choose two runs'),
  },
  { name: 'not-found', path: () => '/workflows/a/b/c/d', open: heading('There is no page at this address') },
];
