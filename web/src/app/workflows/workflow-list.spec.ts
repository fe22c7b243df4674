import { filterWorkflows, publicationOf, usesOf, type WorkflowSummary } from './workflow-list';

const workflow = (key: string, more: Partial<WorkflowSummary> = {}): WorkflowSummary => ({
  ...{ key, label: `Label of ${key}`, latestVersion: null, semanticHash: null, archived: false },
  draft: { revision: 1, changedAt: '2026-11-01T00:00:00Z', changedBy: 'ada', differs: true, issues: null },
  ...more,
});

describe('filterWorkflows', () => {
  it('shows those that were changed last first, and no archived ones', () => {
    const changed = (changedAt: string) => ({
      draft: { revision: 1, differs: false, changedAt, changedBy: null, issues: null },
    });
    const all = [
      workflow('old', changed('2026-11-01T00:00:00Z')),
      workflow('new', changed('2026-11-02T00:00:00Z')),
      workflow('gone', { archived: true }),
    ];
    expect(filterWorkflows(all, { text: '', archived: false }).map(({ key }) => key)).toEqual(['new', 'old']);
    expect(filterWorkflows(all, { text: '', archived: true })).toHaveLength(3);
  });

  it('searches every word in label and key', () => {
    const all = [workflow('still-threejs', { label: 'Still' }), workflow('turntable')];
    expect(filterWorkflows(all, { text: ' three  STILL ', archived: false }).map(({ key }) => key)).toEqual([
      'still-threejs',
    ]);
  });
});

describe('publicationOf', () => {
  it('tells drafts, published ones and changes since', () => {
    const draft = (differs: boolean) => ({
      ...{ revision: 2, changedAt: '2026-11-01T00:00:00Z', changedBy: null },
      ...{ differs, issues: null },
    });
    expect([
      publicationOf(workflow('a')),
      publicationOf(workflow('b', { latestVersion: 3, draft: draft(false) })),
      publicationOf(workflow('c', { latestVersion: 3, draft: draft(true) })),
    ]).toEqual([
      { version: '', draft: 'draft' },
      { version: 'v3', draft: '' },
      { version: 'v3', draft: 'changed since' },
    ]);
  });
});

describe('usesOf', () => {
  const use = (label: string, mode: 'legacy' | 'graph') => ({ workflow: 'a', key: label.toLowerCase(), label, mode });

  it('names the first output type with who delivers it, and counts the others', () => {
    expect(usesOf(workflow('a', { outputTypes: [use('Still', 'graph')] }))).toEqual({
      ...{ first: 'Still · graph', more: '', title: 'Still · graph' },
    });
    expect(usesOf(workflow('a', { outputTypes: [use('Still', 'graph'), use('Icon', 'legacy')] }))).toEqual({
      ...{ first: 'Still · graph', more: 'and 1 more', title: 'Still · graph\nIcon · legacy' },
    });
  });

  it('says nothing where there is none, or where that is not known', () => {
    expect([usesOf(workflow('a', { outputTypes: [] })), usesOf(workflow('a'))]).toEqual([null, null]);
  });
});
