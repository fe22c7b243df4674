import { inPlace } from './in-place';

describe('inPlace', () => {
  it('keeps the places, takes what changed, drops what is gone and lets new rows wait', () => {
    const row = (id: string, text = '') => ({ id, text });
    const rows = [row('new'), row('c', 'changed'), row('a')];
    expect(inPlace(rows, [row('a'), row('b'), row('c')], ({ id }) => id)).toEqual([row('a'), row('c', 'changed')]);
  });
});
