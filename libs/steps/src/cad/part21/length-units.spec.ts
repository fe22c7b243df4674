import { caseFile, stepText } from '../testing/step-text.js';
import { unitsDeclared } from './length-units.js';

describe('unitsDeclared', () => {
  it('finds the unit of each shape by its context', () => {
    expect(unitsDeclared(stepText(''))).toEqual({ representations: 1, without: [] });
    expect(unitsDeclared(caseFile('umlaut-utf8'))).toEqual({ representations: 1, without: [] });
  });

  it.each([
    ['a context without units', "#1=SHAPE_REPRESENTATION('',(),#2);#2=(GEOMETRIC_REPRESENTATION_CONTEXT(3));"],
    ['a context with another unit', "#1=SHAPE_REPRESENTATION('',(),#2);#2=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#3)));#3=(PLANE_ANGLE_UNIT());"],
    ['a context that is not there', "#1=FACETED_BREP_SHAPE_REPRESENTATION('',(),$);"],
    ['a complex instance', "#1=(REPRESENTATION('',(),#2)SHAPE_REPRESENTATION());#2=(REPRESENTATION_CONTEXT('',''));"],
  ])('misses it where a shape has %s, though another shape has one', (_, data) => {
    expect(unitsDeclared(stepText(data))).toEqual({ representations: 2, without: [1] });
  }); // prettier-ignore

  it.each([
    ['an inch', "#1=SHAPE_REPRESENTATION('',(),#2);#2=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#3)));#3=(CONVERSION_BASED_UNIT('INCH',#4)LENGTH_UNIT());"],
    ['a complex instance with one', "#1=(REPRESENTATION('',(),#9004)SHAPE_REPRESENTATION());"],
  ])('finds %s', (_, data) => {
    expect(unitsDeclared(stepText(data)).without).toEqual([]);
  }); // prettier-ignore

  it('misses it in a file that declares none', () => {
    expect(unitsDeclared(caseFile('unit-none'))).toEqual({ representations: 1, without: [160] });
  });
});
