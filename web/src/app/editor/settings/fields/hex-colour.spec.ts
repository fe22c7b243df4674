import { hexColour, isHexColour } from './hex-colour';

describe('hexColour', () => {
  it.each([
    ['#AABBCC', '#aabbcc'],
    ['abc', '#aabbcc'],
    [' 1f2e3d ', '#1f2e3d'],
    ['white', 'white'],
    ['#12', '#12'],
  ])('reads %j as %j', (text, colour) => {
    expect([hexColour(text), isHexColour(hexColour(text))]).toEqual([colour, colour.length === 7]);
  });
});
