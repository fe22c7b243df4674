import { nameWords, normaliseName } from './normalise-name.js';

describe('nameWords', () => {
  it.each([
    ['Flansch_Gehäuse', ['flansch', 'gehaeuse']],
    ['Seal Ring', ['seal', 'ring']],
    ['ISO4762 M8x12.1', ['iso']],
    ['OuterRing', ['outer', 'ring']],
    ['Ball_08', ['ball']],
    ['', []],
    ['Größe 3.5', ['groesse']],
    ['Pièce-RÉSISTANTE', ['piece', 'resistante']],
  ])('reads %j as %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('reads a decomposed umlaut like a composed one', () => {
    expect(normaliseName('Gehäuse'.normalize('NFD'))).toBe(normaliseName('Gehäuse'.normalize('NFC')));
  });
});
