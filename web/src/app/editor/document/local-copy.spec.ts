import type { Workflow } from '#workflow-core';
import { copyFor, dropCopy, keepCopy } from './local-copy';

const WORKFLOW: Workflow = { version: 1, nodes: [], edges: [] };

describe('the copy of unsaved work', () => {
  beforeEach(() => localStorage.clear());

  it('is given back for the revision that it began with, and for no other', () => {
    keepCopy(localStorage, 'still', { etag: '"3"', workflow: WORKFLOW });
    expect(copyFor(localStorage, 'still', '"3"')).toEqual(WORKFLOW);
    expect([copyFor(localStorage, 'still', '"4"'), copyFor(localStorage, 'other', '"3"')]).toEqual([null, null]);
  });

  it('is gone after a save', () => {
    keepCopy(localStorage, 'still', { etag: '"3"', workflow: WORKFLOW });
    dropCopy(localStorage, 'still');
    expect(copyFor(localStorage, 'still', '"3"')).toBeNull();
  });

  it.each(['{', '{"etag":"\\"3\\"","workflow":{"version":2}}'])('is none where the storage holds %s', (text) => {
    localStorage.setItem('hartomat.unsaved.still', text);
    expect(copyFor(localStorage, 'still', '"3"')).toBeNull();
  });

  it('is not kept where the storage is full, without an error', () => {
    const full = {
      ...localStorage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => keepCopy(full, 'still', { etag: '"3"', workflow: WORKFLOW })).not.toThrow();
  });
});
