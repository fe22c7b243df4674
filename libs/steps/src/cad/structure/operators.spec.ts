import { part21 } from '../testing/part21-text.js';
import { moved } from './matrix.js';
import type { Triple } from './matrix.js';
import { readStructure } from './structure.js';

/** #1 shows representation #3 from placement #5 by operator #6; #2 is the representation around it. */
const MAPPED =
  "#1=MAPPED_ITEM('',#4,#6);#2=SHAPE_REPRESENTATION('',(#1),#20);#3=SHAPE_REPRESENTATION('',(),#21);" +
  "#4=REPRESENTATION_MAP(#5,#3);#5=AXIS2_PLACEMENT_3D('',#7,$,$);#7=CARTESIAN_POINT('',(1.,0.,0.));" +
  "#8=CARTESIAN_POINT('',(100.,0.,0.));#11=DIRECTION('',(-1.,0.,0.));#12=DIRECTION('',(0.,2.,0.));" +
  "#13=DIRECTION('',(0.,0.,1.));#20=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#22)));#21=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#23)));" +
  '#22=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.));#23=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.CENTI.,.METRE.));';

function put(point: Triple, operator: string, data = MAPPED): Triple | null {
  const matrix = readStructure(part21(data, operator)).operators.get(1);
  return matrix ? moved(point, matrix) : null;
}

const written = (...values: string[]) => `#6=CARTESIAN_TRANSFORMATION_OPERATOR_3D('','','',${values.join()});`;

describe('readOperators', () => {
  it('brings the point that a source is measured from to the point of the operator, each in its own unit', () => {
    expect(put([10, 0, 0], written('$', '$', '#8', '1.', '$'))).toEqual([100, 0, 0]);
  });

  it('scales about that point', () => {
    expect(put([13, 4, 5], written('$', '$', '#8', '2.', '$'))).toEqual([106, 8, 10]);
  });

  it('mirrors where the axes are left-handed, and turns where they are not', () => {
    expect(put([13, 4, 5], written('#11', '#12', '#8', '1.', '#13'))).toEqual([97, 4, 5]);
    expect(put([13, 4, 5], written('#11', '$', '#8', '1.', '#13'))).toEqual([97, -4, 5]);
  });

  it('reads a complex instance', () => {
    const parts =
      'CARTESIAN_TRANSFORMATION_OPERATOR(#11,#12,#8,2.)CARTESIAN_TRANSFORMATION_OPERATOR_3D(#13)' +
      "FUNCTIONALLY_DEFINED_TRANSFORMATION('','')GEOMETRIC_REPRESENTATION_ITEM()REPRESENTATION_ITEM('')";
    expect(put([13, 4, 5], `#6=(${parts});`)).toEqual([94, 8, 10]);
  });

  it.each(['$', '0.', '-2.', "''"])('takes a scale of %s for 1', (scale) => {
    expect(put([11, 0, 0], written('$', '$', '#8', scale, '$'))).toEqual([101, 0, 0]);
  });

  it('measures along the axes of the placement', () => {
    const turned = MAPPED.replace("('',#7,$,$)", "('',#7,#13,#12)");
    const [x, y, z] = put([10, 3, 0], written('$', '$', '#8', '2.', '$'), turned)!;
    [106, 0, 0].forEach((value, axis) => expect([x, y, z][axis]).toBeCloseTo(value, 9));
  });

  it('makes axes at right angles', () => {
    const skew = MAPPED.replace('(0.,0.,1.)', '(0.,1.,1.)');
    const [x, y, z] = put([10, 0, 1], written('$', '$', '#8', '1.', '#13'), skew)!;
    [100, Math.SQRT1_2, Math.SQRT1_2].forEach((value, axis) => expect([x, y, z][axis]).toBeCloseTo(value, 9));
  });

  it('leaves mapped items that only move to the reader', () => {
    expect(put([1, 2, 3], "#6=AXIS2_PLACEMENT_3D('',#8,$,$);")).toBeNull();
  });

  it('reads an operator in the relationship of a usage, and none that leads the other way', () => {
    const usage = (one: number, two: number) =>
      "#50=PRODUCT_DEFINITION('','',$,$);#51=PRODUCT_DEFINITION('','',$,$);" +
      "#52=PRODUCT_DEFINITION_SHAPE('','',#50);#53=PRODUCT_DEFINITION_SHAPE('','',#51);" +
      '#54=SHAPE_DEFINITION_REPRESENTATION(#52,#2);#55=SHAPE_DEFINITION_REPRESENTATION(#53,#3);' +
      "#1=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#50,#51,$);#56=PRODUCT_DEFINITION_SHAPE('','',#1);" +
      '#57=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#58,#56);' +
      `#58=(REPRESENTATION_RELATIONSHIP('','',#${one},#${two})REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION(#6));`;
    const rest = MAPPED.replace("#1=MAPPED_ITEM('',#4,#6);", '');
    const operator = written('#11', '#12', '#8', '2.', '#13');
    expect(put([3, 4, 5], operator, rest + usage(3, 2))).toEqual([94, 8, 10]);
    expect(put([3, 4, 5], operator, rest + usage(2, 3))).toBeNull();
  });
});
