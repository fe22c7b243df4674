import { normaliseName } from './normalise-name.js';

describe('normalised names', () => {
  it.each([
    ['Flansch_Gehäuse', 'flansch gehaeuse'],
    ['FLANSCH-GEHAEUSE', 'flansch gehaeuse'],
    ['Außenring', 'aussenring'],
    ['Gehäuse', 'gehaeuse'],
    ['Ball_08', 'ball'],
    ['Ball.1', 'ball'],
    ['Ball x12', 'ball'],
    ['OuterRing', 'outer ring'],
    ['outer  ring', 'outer ring'],
    ['ISO4762 M8x12.1', 'iso4762 m8x12'],
    ['Élément', 'element'],
    ['12', ''],
    ['', ''],
  ])('reads %j as %j', (name, expected) => expect(normaliseName(name)).toBe(expected));
});
