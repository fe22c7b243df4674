import { part21 } from '../testing/part21-text.js';
import { SHAPE_REPRESENTATIONS } from '../part21/shape-representations.js';
import { UNIT_TYPES, millimetresOf } from './length-unit.js';
import { readModel } from './step-model.js';

const TYPES = new Set([...UNIT_TYPES, ...SHAPE_REPRESENTATIONS]);
const OTHERS =
  "#20=(NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.));#1=SHAPE_REPRESENTATION('',(),#2);" +
  "#2=(GEOMETRIC_REPRESENTATION_CONTEXT(3)GLOBAL_UNIT_ASSIGNED_CONTEXT((#20,#3))REPRESENTATION_CONTEXT('',''));";
const read = (data: string) => millimetresOf(readModel(part21(OTHERS, data), TYPES), 1);

const MILLIMETRE = '#4=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.));';

describe('millimetresOf', () => {
  it.each([
    ['MILLI', 1],
    ['CENTI', 10],
    ['MICRO', 0.001],
    ['KILO', 1e6],
  ])('knows the prefix %s', (prefix, millimetres) => {
    expect(read(`#3=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.${prefix}.,.METRE.));`)).toBeCloseTo(millimetres, 12);
  });

  it('knows the metre', () => {
    expect(read('#3=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT($,.METRE.));')).toBe(1000);
  });

  it('knows units that are so many of others', () => {
    const inch =
      "#5=(CONVERSION_BASED_UNIT('INCH',#6)LENGTH_UNIT()NAMED_UNIT(#9));" +
      '#6=LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),#4);';
    expect(read(`#3=(CONVERSION_BASED_UNIT('INCH',#6)LENGTH_UNIT()NAMED_UNIT(#9));${inch}${MILLIMETRE}`)).toBe(25.4);
    const foot =
      "#3=(CONVERSION_BASED_UNIT('FOOT',#7)LENGTH_UNIT()NAMED_UNIT(#9));" +
      '#7=(LENGTH_MEASURE_WITH_UNIT()MEASURE_WITH_UNIT(LENGTH_MEASURE(12.),#5));';
    expect(read(foot + inch + MILLIMETRE)).toBeCloseTo(304.8, 9);
  });

  it('says millimetres where none is declared, and for a unit that is so many of itself', () => {
    expect(read('')).toBe(1);
    const circle = "#3=(CONVERSION_BASED_UNIT('X',#6)LENGTH_UNIT()NAMED_UNIT(#9));#6=LENGTH_MEASURE_WITH_UNIT(1.,#3);";
    expect(read(circle)).toBe(1);
  });

  it('keeps to the context of the representation', () => {
    const other =
      "#1=SHAPE_REPRESENTATION('',(),#7);#7=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#8))REPRESENTATION_CONTEXT('',''));" +
      '#8=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT($,.METRE.));';
    const model = readModel(part21(other, OTHERS.replace('#1=', '#11='), MILLIMETRE.replace('#4', '#3')), TYPES);
    expect([millimetresOf(model, 1), millimetresOf(model, 11), millimetresOf(model, null)]).toEqual([1000, 1, 1]);
  });
});
