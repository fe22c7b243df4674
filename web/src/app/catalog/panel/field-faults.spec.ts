import { fieldFaults } from './field-faults';

describe('fieldFaults', () => {
  const POINTERS = ['/background', '/background/colour', '/legacyPreset/params'];
  const at = (pointer: string, message = 'Wrong.') => ({ pointer, message });

  it('gives a fault to the field of its pointer', () => {
    expect(fieldFaults([at('/background/colour')], POINTERS).byField).toEqual(
      new Map([['/background/colour', 'Wrong.']]),
    );
  });

  it('gives a fault inside a value to the field around it', () => {
    expect(fieldFaults([at('/legacyPreset/params/a/0')], POINTERS).byField).toEqual(
      new Map([['/legacyPreset/params', 'Wrong.']]),
    );
  });

  it('keeps apart what no field shows, such as the whole entry', () => {
    expect(fieldFaults([at(''), at('/back')], POINTERS)).toEqual({ byField: new Map(), others: [at(''), at('/back')] });
  });

  it('joins the faults of one field', () => {
    const { byField } = fieldFaults([at('/background', 'One.'), at('/background', 'Two.')], POINTERS);
    expect(byField.get('/background')).toBe('One. Two.');
  });
});
