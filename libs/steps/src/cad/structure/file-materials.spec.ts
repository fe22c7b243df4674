import { part21 } from '../testing/part21-text.js';
import { MATERIAL_TYPES, readFileMaterials } from './file-materials.js';
import { readModel } from './step-model.js';

const read = (data: string) => [...readFileMaterials(readModel(part21(data), new Set(MATERIAL_TYPES)))];

/** A property of #9 with texts and its representation's name. */
const property = (name: string, shown: string, ...texts: string[]) =>
  `#1=PROPERTY_DEFINITION('${name}','',#9);#2=PROPERTY_DEFINITION_REPRESENTATION(#1,#3);` +
  `#3=REPRESENTATION('${shown}',(#${texts.map((_, n) => 10 + n).join(',#')}),$);` +
  texts.map((text, n) => `#${10 + n}=DESCRIPTIVE_REPRESENTATION_ITEM(${text});`).join('');

describe('readFileMaterials', () => {
  it.each([
    ['in a property', property('material property', 'material name', "'Steel','1.0037'")],
    ['in a property without a description', property('Material', ' Material ', "'1.0037',''")],
    ['behind an empty text', property('material property', 'material name', "'',' '", "'','1.0037'")],
    ['by a designation', "#1=MATERIAL_DESIGNATION('1.0037',(#9));"],
  ])('reads a name %s', (_, data) => {
    expect(read(data)).toEqual([[9, '1.0037']]);
  });

  it.each([
    ['a density', property('material property', 'density', "'density','7.85'")],
    ['another property', property('surface finish', 'material name', "'','polished'")],
    ['a blank name', property('material property', 'material name', "' ','  '")],
    ['a blank designation', "#1=MATERIAL_DESIGNATION(' ',(#9));"],
  ])('takes %s for none', (_, data) => {
    expect(read(data)).toEqual([]);
  });

  it('takes the designation over the property, and names each of several products', () => {
    const named = property('material property', 'material name', "'','other'");
    expect(read(`${named}#4=MATERIAL_DESIGNATION('1.0037',(#9,#8));`)).toEqual([
      [9, '1.0037'],
      [8, '1.0037'],
    ]);
  });
});
