import { linesFilterOf } from './lines-filter';

describe('linesFilterOf', () => {
  it.each([
    [{}, {}],
    [
      { state: 'open', q: ' flange ' },
      { state: 'open', q: 'flange' },
    ],
    [{ state: 'lost', q: '  ' }, {}],
  ])('reads %j as %j', (query, filter) => expect(linesFilterOf(query)).toEqual(filter));
});
