import { RefusedRows } from './refused-rows.js';

function world() {
  let now = 0;
  const rows = new RefusedRows(() => now);
  return { rows, after: (ms: number) => void (now += ms) };
}

describe('RefusedRows', () => {
  it('lets a refused row wait, and try again', () => {
    const { rows, after } = world();
    expect(rows.refused('1', true)).toBe(false);
    expect(rows.waiting()).toEqual(['1']);
    after(5000);
    expect(rows.waiting()).toEqual([]);
  });

  it('gives up what is refused again and again while others pass', () => {
    const { rows } = world();
    const answers = Array.from({ length: 20 }, () => rows.refused('1', true));
    expect(answers.indexOf(true)).toBe(19);
    expect(rows.waiting()).toEqual([]);
  });

  it('never gives up while nothing passes, and begins anew where one was published', () => {
    const { rows } = world();
    expect(Array.from({ length: 100 }, () => rows.refused('1', false))).not.toContain(true);
    for (let times = 0; times < 19; times += 1) rows.refused('2', true);
    rows.published('2');
    expect(rows.refused('2', true)).toBe(false);
  });

  it('remembers a bounded number', () => {
    const { rows } = world();
    for (let id = 0; id < 6000; id += 1) rows.refused(String(id), true);
    expect(rows.waiting()).toHaveLength(5000);
  });
});
