import { STEEL, STILL } from '../testing/small-catalog';
import { differencesOf } from './differences';
import { FIELDS } from './entry-fields';

describe('differencesOf', () => {
  it('names the fields that differ, with both values', () => {
    expect(differencesOf(FIELDS.material, { ...STEEL }, { ...STEEL, roughness: 0.5 })).toEqual([
      { label: 'Roughness', theirs: '0.35', mine: '0.5' },
    ]);
  });

  it('says of a choice which one it is, and of its colour the colour', () => {
    const mine = { ...STILL, background: { kind: 'colour', colour: '#ffffff' } };
    expect(differencesOf(FIELDS['output-type'], { ...STILL }, mine)).toEqual([
      { label: 'Background', theirs: '–', mine: 'colour' },
      { label: 'Background colour', theirs: '–', mine: '#ffffff' },
    ]);
  });
});
