import type { Edit } from '#workflow-core';
import { FieldVisit, WRITE_WITHIN_MS } from './field-visit';

const label = (text: string): Edit => ({ kind: 'setLabel', id: 'a', label: text });

describe('a visit of a field', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function begin() {
    const done: [string, object][] = [];
    const visit = new FieldVisit({
      apply: (edit, by) => Boolean(done.push(['label' in edit ? String(edit.label) : '', by])),
      takeBack: (by) => void done.push(['back', by]),
    });
    return { visit, done };
  }

  it('writes what was typed last, though the typing does not end', () => {
    const { visit, done } = begin();
    for (const text of ['o', 'on', 'one']) {
      visit.write(label(text));
      vi.advanceTimersByTime(WRITE_WITHIN_MS / 2);
    }
    vi.advanceTimersByTime(WRITE_WITHIN_MS);
    expect(done).toEqual([
      ['on', visit],
      ['one', visit],
    ]);
  });

  it('writes at once what is not written when it ends, and that once', () => {
    const { visit, done } = begin();
    visit.write(label('one'));
    visit.flush();
    visit.flush();
    vi.runAllTimers();
    expect(done).toEqual([['one', visit]]);
  });

  it('writes nothing more where it is taken back', () => {
    const { visit, done } = begin();
    visit.write(label('one'));
    visit.takeBack();
    vi.runAllTimers();
    expect(done).toEqual([['back', visit]]);
  });
});
