import { nextPick, pickItems, type PickItem } from './pick-item';

const item = (label: string, refused: string | null = null, words = ''): PickItem => ({
  ...{ id: label, label, hint: '', icon: '', colour: null, words, refused },
});
const labels = (items: readonly PickItem[]) => items.map(({ label }) => label);

describe('pickItems', () => {
  const items = [item('Occupied', 'It is taken.'), item('Export a render'), item('Render', null, 'threejs still')];

  it('have every word, also of what is not shown', () => {
    expect(labels(pickItems(items, 'still THREE'))).toEqual(['Render']);
    expect(pickItems(items, 'nothing')).toEqual([]);
  });

  it('begin with what begins with the text, and end with what cannot be chosen', () => {
    expect(labels(pickItems(items, 'render'))).toEqual(['Render', 'Export a render']);
    expect(labels(pickItems(items, ''))).toEqual(['Export a render', 'Render', 'Occupied']);
  });
});

describe('nextPick', () => {
  it('goes around, past what cannot be chosen', () => {
    const items = [item('a'), item('b', 'no'), item('c')];
    expect([nextPick(items, -1, 1), nextPick(items, 0, 1), nextPick(items, 2, 1), nextPick(items, 0, -1)]).toEqual([
      0, 2, 0, 2,
    ]);
    expect(nextPick([item('b', 'no')], -1, 1)).toBe(-1);
  });
});
