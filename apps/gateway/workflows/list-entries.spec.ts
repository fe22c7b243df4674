import type { LatestRun, WorkflowSummary, WorkflowUse } from '#contracts';
import { listEntries } from './list-entries.js';

const summary = (key: string): WorkflowSummary => ({
  ...{ key, label: key, latestVersion: 1, semanticHash: null, archived: false },
  draft: { revision: 1, changedAt: '2026-01-01T00:00:00.000Z', changedBy: null, differs: false, issues: null },
});
const use = (workflow: string, key: string): WorkflowUse => ({ workflow, key, label: key, mode: 'shadow' });
const run = (workflow: string): LatestRun => ({
  ...{ workflow, runId: `run of ${workflow}`, status: 'running' },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', finishedAt: null },
});

describe('the list of workflows', () => {
  const both = [summary('a'), summary('b')];

  it('gives each workflow its own output types and run', () => {
    const uses = [use('a', 'still'), use('gone', 'other'), use('a', 'angles')];
    expect(listEntries(both, { uses, runs: [run('gone'), run('b')] })).toEqual([
      { ...summary('a'), outputTypes: [use('a', 'still'), use('a', 'angles')], lastRun: null },
      { ...summary('b'), outputTypes: [], lastRun: run('b') },
    ]);
  });

  it('says nothing of what nobody answered', () => {
    expect(listEntries(both, { uses: null, runs: null })).toEqual(both);
  });
});
