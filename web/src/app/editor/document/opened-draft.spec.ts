import type { Workflow } from '#workflow-core';
import { openedDraft } from './opened-draft';

const graph = (...ids: string[]): Workflow => ({
  ...{ version: 1, edges: [] },
  nodes: ids.map((id) => ({ id, step: 's', params: {} })),
});
const [BASE, MINE, THEIRS] = [graph('a'), graph('a', 'b'), graph('a', 'c')];
const ids = ({ nodes }: Workflow) => nodes.map(({ id }) => id).join('');

describe('a draft that is opened', () => {
  it('is as it is saved where this browser keeps nothing, or just that', () => {
    const undone = { etag: '"2"', base: BASE, workflow: structuredClone(BASE) };
    for (const copy of [null, undone, { etag: '"2"', base: BASE, workflow: structuredClone(THEIRS) }]) {
      const { as, history } = openedDraft(THEIRS, '"3"', copy);
      expect([as, history.workflow, history.isSaved]).toEqual(['saved', THEIRS, true]);
    }
  });

  it.each([
    ['"2"', BASE],
    ['"3"', structuredClone(BASE)],
    ['"2"', null],
  ])('has unsaved work back at revision %s where its graph did not change, and undo takes it out', (etag, base) => {
    const { as, history } = openedDraft(BASE, etag, { etag: '"2"', base, workflow: MINE });
    expect([as, ids(history.workflow), history.isSaved]).toEqual(['restored', 'ab', false]);
    expect(history.undo().isSaved).toBe(true);
  });

  it('is the unsaved work where the graph did change, with the base that both began with', () => {
    const { as, history, base } = openedDraft(THEIRS, '"3"', { etag: '"2"', base: BASE, workflow: MINE });
    expect([as, ids(history.workflow), history.isSaved, base]).toEqual(['stale', 'ab', false, BASE]);
  });

  it('knows no base where none was kept', () => {
    const { as, history, base } = openedDraft(THEIRS, '"3"', { etag: '"2"', base: null, workflow: MINE });
    expect([as, ids(history.workflow), history.isSaved, base]).toEqual(['stale', 'ab', false, null]);
  });
});
