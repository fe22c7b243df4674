import { frameRepeats } from './frame-repeats.js';

describe('frameRepeats', () => {
  it('shows every page once where no two neighbours are equal', () => {
    expect(frameRepeats([42, 42, 42], 3)).toEqual([1, 1, 1]);
  });

  it('shows a page again for each equal neighbour that the encoder left out', () => {
    expect(frameRepeats([42, 126, 84], 6)).toEqual([1, 3, 2]);
    expect(frameRepeats([42], 36)).toEqual([36]);
  });

  it('is null where the pages are no whole number of frames long', () => {
    expect(frameRepeats([42, 63], 3)).toBeNull();
    expect(frameRepeats([42, 42, 42], 2)).toBeNull();
  });
});
