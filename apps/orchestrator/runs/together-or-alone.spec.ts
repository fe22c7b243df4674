import { togetherOrAlone } from './together-or-alone.js';

describe('togetherOrAlone', () => {
  const tried: string[] = [];
  beforeEach(() => void tried.splice(0));

  const doing = (work: (items: readonly string[]) => void) =>
    togetherOrAlone(
      ['a', 'bad', 'c'],
      async (items) => {
        tried.push(items.join('+'));
        work(items);
        return [...items];
      },
      { together: () => tried.push('apart'), alone: (item) => void tried.push(`${item} failed`) },
    );

  it('works on all at once', async () => {
    expect(await doing(() => undefined)).toEqual(['a', 'bad', 'c']);
    expect(tried).toEqual(['a+bad+c']);
  });

  it('lets one that always fails hold up no other', async () => {
    const answer = await doing((items) => {
      if (items.includes('bad')) throw new Error('refused');
    });
    expect(answer).toEqual(['a', 'c']);
    expect(tried).toEqual(['a+bad+c', 'apart', 'a', 'bad', 'bad failed', 'c']);
  });

  it('does what failed once by chance', async () => {
    let isFirst = true;
    const answer = await doing(() => {
      if (isFirst) {
        isFirst = false;
        throw new Error('by chance');
      }
    });
    expect(answer).toEqual(['a', 'bad', 'c']);
  });
});
