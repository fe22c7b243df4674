import type { VariantField } from './entry-field';
import { FIELDS } from './entry-fields';
import { chosenVariant, shownFields } from './shown-fields';

describe('shownFields', () => {
  const pointers = (values: object) => shownFields(FIELDS['output-type'], { ...values }).map(({ pointer }) => pointer);

  it('has a colour only for a background of one', () => {
    expect(pointers({ background: { kind: 'transparent' } })).not.toContain('/background/colour');
    expect(pointers({ background: { kind: 'colour', colour: '#ffffff' } })).toContain('/background/colour');
  });

  it('has the fields of a condition only where there is one', () => {
    const of = (values: object) => shownFields(FIELDS['material-rule'], { ...values }).map(({ pointer }) => pointer);
    expect(of({ material: 'a' })).not.toContain('/colour/near');
    expect(of({ material: 'a', colour: { near: '' } })).toContain('/colour/near');
  });
});

describe('chosenVariant', () => {
  const background = FIELDS['output-type'].find(({ pointer }) => pointer === '/background') as VariantField;
  const colour = FIELDS['material-rule'].find(({ pointer }) => pointer === '/colour') as VariantField;

  it('tells objects apart by their kind, and none from any', () => {
    const chosen = [undefined, { kind: 'transparent' }, { kind: 'colour', colour: '#123456' }];
    expect(chosen.map((value) => chosenVariant(background, value))).toEqual([0, 1, 2]);
    expect([undefined, { near: '#000000' }].map((value) => chosenVariant(colour, value))).toEqual([0, 1]);
  });
});
