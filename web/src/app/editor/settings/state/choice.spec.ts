import { choicesOf, foundChoices, keyOfText } from './choice';

const view = { fieldOfView: 30, margin: 1 };
const templates = [
  { key: 'b', label: 'Blue', camera: { azimuth: 30, elevation: 15, ...view }, background: { kind: 'colour', colour: '#0000ff' } },
  { key: 'a', label: 'Air', camera: { azimuth: 0, elevation: 0, ...view }, background: { kind: 'transparent' } },
]; // prettier-ignore
const choices = choicesOf({ templates: templates as never });

describe('the choices of a picker', () => {
  it('are sorted by label, with what they look like', () => {
    expect(choices).toEqual([
      { key: 'a', label: 'Air', hint: 'az 0° el 0°', swatch: 'clear' },
      { key: 'b', label: 'Blue', hint: 'az 30° el 15°', swatch: { colour: '#0000ff', isShiny: false } },
    ]);
  });

  it('are found by label, key and hint, first those that begin so', () => {
    const found = (text: string) => foundChoices(choices, text).map(({ key }) => key);
    expect([found(''), found('b'), found('EL 15'), found('x')]).toEqual([['a', 'b'], ['b'], ['b'], []]);
    expect(foundChoices([...choices, { key: 'c', label: 'Light blue', hint: '', swatch: null }], 'l')[0]?.key).toBe(
      'c',
    );
  });

  it('are meant by key or label, and any other text by itself', () => {
    expect([keyOfText(choices, 'b'), keyOfText(choices, ' Air '), keyOfText(choices, 'gold')]).toEqual([
      'b',
      'a',
      'gold',
    ]);
  });
});
