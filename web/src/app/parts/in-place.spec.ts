import { inPlace } from './in-place';

const row = (id: string, text = '') => ({ id, text });
const idOf = ({ id }: { id: string }) => id;

describe('inPlace', () => {
  const shown = [row('a'), row('b'), row('c')];
  const rows = [row('new'), row('c', 'changed'), row('a')];

  it('keeps the places, takes what changed, and lets new rows wait', () => {
    expect(inPlace(rows, shown, { idOf, keepsGone: true })).toEqual([row('a'), row('b'), row('c', 'changed')]);
  });

  it('drops rows that are gone where they do not stay', () => {
    expect(inPlace(rows, shown, { idOf, keepsGone: false })).toEqual([row('a'), row('c', 'changed')]);
  });
});
