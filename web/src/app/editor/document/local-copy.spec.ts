import type { Workflow } from '#workflow-core';
import { copyOf, dropCopy, keepCopy } from './local-copy';

const graph = (...ids: string[]): Workflow => ({
  ...{ version: 1, edges: [] },
  nodes: ids.map((id) => ({ id, step: 's', params: {} })),
});
const COPY = { etag: '"3"', base: graph(), workflow: graph('a') };

describe('the copy of unsaved work', () => {
  beforeEach(() => localStorage.clear());

  it('is given back with what it began with, for its workflow and no other', () => {
    expect(keepCopy(localStorage, 'still', COPY)).toBe(true);
    expect([copyOf(localStorage, 'still'), copyOf(localStorage, 'other')]).toEqual([COPY, null]);
  });

  it('is gone after a save', () => {
    keepCopy(localStorage, 'still', COPY);
    dropCopy(localStorage, 'still');
    expect(copyOf(localStorage, 'still')).toBeNull();
  });

  it('is given back though it is no valid workflow', () => {
    const twice = { ...COPY, workflow: graph('a', 'a') };
    keepCopy(localStorage, 'still', twice);
    expect(copyOf(localStorage, 'still')).toEqual(twice);
  });

  it.each(['{', 'null', '{"etag":"\\"3\\"","workflow":{"version":2}}'])(
    'is none where the storage holds %s',
    (text) => {
      localStorage.setItem('hartomat.unsaved.still', text);
      expect(copyOf(localStorage, 'still')).toBeNull();
    },
  );

  /** A storage with room for so many characters. */
  const small = (room: number) => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      removeItem: (name: string) => void kept.delete(name),
      setItem: (name: string, text: string) => {
        if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
        kept.set(name, text);
      },
    };
  };

  it('goes without its base where both are too large, and is refused without an error where it is itself', () => {
    const roomy = small(JSON.stringify(COPY).length - 1);
    expect([keepCopy(roomy, 'still', COPY), copyOf(roomy, 'still')]).toEqual([true, { ...COPY, base: null }]);
    expect(keepCopy(small(10), 'still', COPY)).toBe(false);
  });
});
