import { draftFaults, filterWorkflows, publicationOf, type WorkflowSummary } from './workflow-list';

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
      revision: 2,
      changedAt: '2026-11-01T00:00:00Z',
      changedBy: null,
      differs,
      issues: null,
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

describe('draftFaults', () => {
  const draft = (issues: WorkflowSummary['draft']['issues']) => ({ ...workflow('a').draft, issues });
  it.each([
    [draft({ errors: 1, warnings: 2 }), '1 error'],
    [draft({ errors: 3, warnings: 0 }), '3 errors'],
    [draft({ errors: 0, warnings: 2 }), ''],
    [draft(null), ''],
  ])('of %j are "%s"', (state, text) => expect(draftFaults({ ...workflow('a'), draft: state })).toBe(text));
});
