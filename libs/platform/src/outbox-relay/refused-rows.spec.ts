import { RefusedRows } from './refused-rows.js';

function world() {
  let now = 0;
  const rows = new RefusedRows(() => now);
  return { rows, after: (ms: number) => void (now += ms) };
}

describe('RefusedRows', () => {
  it('defers a refused row, and tries it again', () => {
    const { rows, after } = world();
    expect(rows.refused('1', true)).toBe(false);
    expect(rows.deferred()).toEqual(['1']);
    after(5000);
    expect(rows.deferred()).toEqual([]);
  });

  it('gives up a row that is refused repeatedly while others are published', () => {
    const { rows } = world();
    const answers = Array.from({ length: 20 }, () => rows.refused('1', true));
    expect(answers.indexOf(true)).toBe(19);
    expect(rows.deferred()).toEqual([]);
  });

  it('never gives up while nothing is published, and starts counting anew once a row was published', () => {
    const { rows } = world();
    expect(Array.from({ length: 100 }, () => rows.refused('1', false))).not.toContain(true);
    for (let times = 0; times < 19; times += 1) rows.refused('2', true);
    rows.published('2');
    expect(rows.refused('2', true)).toBe(false);
  });

  it('remembers a bounded number', () => {
    const { rows } = world();
    for (let id = 0; id < 6000; id += 1) rows.refused(String(id), true);
    expect(rows.deferred()).toHaveLength(5000);
  });
});
