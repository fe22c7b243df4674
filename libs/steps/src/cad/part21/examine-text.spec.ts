import fc from 'fast-check';
import { PART, stepText } from '../testing/step-text.js';
import { examineText } from './examine-text.js';
import type { Examination } from './examine-text.js';

/** How many instances `PART` has. */
const PARTS = 5;

function examine(bytes: Buffer, maxEntities = 1_000_000): Examination {
  const examination = examineText(bytes, maxEntities);
  for (;;) {
    const turn = examination.next();
    if (turn.done) return turn.value;
  }
}

const faultOf = (data: string, sections = '') => examine(stepText(data, sections)).fault;
const codeOf = (data: string) => faultOf(data)?.code ?? null;

describe('examineText', () => {
  it('counts instances, and the solids among them', () => {
    const data =
      "#1=A('');\n#2 = MANIFOLD_SOLID_BREP('',#1);\n#30\r\n=\r\n BREP_WITH_VOIDS('',#2,());\n#4=MANIFOLD_SOLID_BREPX(#2);";
    expect(examine(stepText(data))).toMatchObject({ entities: PARTS + 4, solids: 3, fault: null, warnings: [] });
  });

  it('ignores references, numbers and ends in strings and comments', () => {
    const data =
      "#1=A('see #7; NaN','it''s #8 = x',#2);/* #9 = B(#10,NaN); it's */#2=C('/*',#1,'*/');#3=B('Bob's',#1,'don't; #77');";
    expect(examine(stepText(data))).toMatchObject({ entities: PARTS + 3, fault: null });
  });

  it('stops at the limit, before all other checks', () => {
    const data = Array.from({ length: 50 }, () => '#1=A(#99,NaN);').join('');
    expect(examine(stepText(data), 10)).toMatchObject({ entities: 11, fault: null });
  });

  it.each(['NaN', 'nan', '-nan', '-nan(ind)', 'inf', '+Infinity', '1.#INF', '-1.#IND', '1.#QNAN00', '1.E400', '-1.E+309', '1e+5', '3.D1', '0x1E', '1..2', '9'.repeat(400)])(
    'refuses %s where a number must be, and names it and its entity',
    (written) => {
      const fault = faultOf(`#7=CARTESIAN_POINT('',(${written},0.,0.));`);
      expect(fault).toMatchObject({ code: 'step_file_bad_number', details: { entity: '#7', type: 'CARTESIAN_POINT' } });
      expect(fault?.why).toContain('#7 CARTESIAN_POINT');
    },
  ); // prettier-ignore

  it.each(['1.', '-1.5E-03', '+.5', '30', '1.E308', '1.E-400', '.T.', '.NAN.', "'NaN'", '$', '*', '"0AF"', 'NAN(1.)', '0.E0'])(
    'takes %s for a value',
    (written) => {
      expect(codeOf(`#7=CARTESIAN_POINT('',(${written},0.,0.));`)).toBeNull();
    },
  ); // prettier-ignore

  it.each([
    ['#0=A();', '#0'],
    ['#00=A();', '#00'],
    ['#2147483648=A();', '#2147483648'],
    ['#9007199254740993=A();', '#9007199254740993'],
    [`#${'1'.repeat(60)}=A();`, `#${'1'.repeat(40)}…`],
    ["#7=A(1);#8=B();#7=C('other');", '#7'],
    ['#7=A(1);#7=A(1);', '#7'],
    ['#7=A(1);#007=A(1);', '#7'],
    [`#2000000000=A();#2000000000=B();`, '#2000000000'],
  ])('refuses the number in %s and names it', (data, entity) => {
    const fault = faultOf(data);
    expect(fault).toMatchObject({ code: 'step_file_bad_id', details: { entity } });
    expect(fault?.why).toContain(entity);
  });

  it('finds references to what is not there, and names the first', () => {
    const fault = faultOf('#1=A(#2,#9);\n#2=B((#1,#8),#9);');
    expect(fault).toMatchObject({
      code: 'step_file_dangling_references',
      details: { count: 3, example: '#9', usedBy: '#1' },
    });
  });

  it('accepts references to what comes later, in complex instances and in another section', () => {
    expect(codeOf('#1=(A(#3)B(*,$)C(#2));#2=D();#3=E(#1);ENDSEC;DATA;#4=A(#1,#5);#5=B(#4);')).toBeNull();
  });

  it.each(["#1=A('never ends #7,);", '#1=A(); /* never ends #7', '#1=A(', "#1=A('"])('reports what never ends in %j', (data) => {
    expect(faultOf(data)).toMatchObject({ code: 'step_file_unreadable', details: { entity: '#1' } });
  }); // prettier-ignore

  it('says where an instance runs into the next one', () => {
    expect(faultOf("#1=A(2.)\n#2 = B('');#3=C(#2);")?.why).toContain('no ";" between #1 A and #2');
  });

  it('says what is missing: a product or a shape', () => {
    const only = (data: string) => examine(Buffer.from(stepText(data).toString().replace(PART, ''))).fault?.code;
    const product = "#1=PRODUCT_DEFINITION('','',$,$);";
    expect(only("#1=MANIFOLD_SOLID_BREP('',$);")).toBe('step_file_no_product');
    expect(only(product)).toBe('step_file_no_geometry');
    expect(only('')).toBe('step_file_no_geometry');
    expect(only(`${product}#2=(SOLID_ANGLE_UNIT());#3=ADVANCED_BREP_SHAPE_REPRESENTATION('',(),$);`)).toBe('step_file_no_geometry');
    expect(only(`${product}#2=COMPLEX_TRIANGULATED_FACE('');`)).toBeUndefined();
    expect(only(`${product}#2=TESSELLATED_SOLID('',(),$);#3=OPEN_SHELL('',());`)).toBeUndefined();
  }); // prettier-ignore

  it('refuses memory-consuming input that no program writes: many sections, many strings that are not UTF-8', () => {
    expect(codeOf(`ENDSEC;${'DATA;ENDSEC;'.repeat(20_000)}DATA;`)).toBe('step_file_unreadable');
    expect(codeOf(`#1=A(${"'\xe4',".repeat(500_001)}$);`)).toBe('step_file_unreadable');
  });

  it('terminates on any bytes', () => {
    const signs = fc.array(
      fc.constantFrom(...'#1=A(\'/*"(),;.)<>$-E\\X\0é\n'.split(''), 'ENDSEC;', 'DATA;', 'REFERENCE;'),
    );
    fc.assert(
      fc.property(signs, (data) => {
        expect(examine(stepText(data.join(''))).entities).toBeLessThan(PARTS + 1 + data.length);
      }),
    );
  });
});

describe('examineText of a dangling reference', () => {
  const unused = (data: string) => examine(stepText(data));

  it.each([
    ["an annotation", "#1=ANNOTATION_OCCURRENCE('note',(#9),#10);", 2],
    ['what an annotation uses', "#1=POLYLINE('',(#9));#2=ANNOTATION_CURVE_OCCURRENCE('',(),#1);#3=DRAUGHTING_MODEL('',(#2),$);", 1],
    ['an approval', '#1=APPROVAL_DATE_TIME(#9,#2);#2=APPROVAL($,$);', 1],
    ['a curve that nothing uses', "#1=CIRCLE('',#9,1.);", 1],
    ['tolerances in a complex instance', "#1=(GEOMETRIC_TOLERANCE('',$,$,#9)POSITION_TOLERANCE());", 1],
  ])('warns where only %s needs it', (_, data, count) => {
    const { fault, warnings } = unused(data);
    expect(fault).toBeNull();
    expect(warnings).toEqual([
      { code: 'cad.unused_references', params: { count, missing: '#9', usedBy: expect.stringMatching(/^#1 /) } },
    ]);
  }); // prettier-ignore

  it.each([
    ['a point of a face', "#1=CIRCLE('',#9,1.);#2=EDGE_CURVE('',$,$,#1,.T.);#3=ADVANCED_FACE('',(#2),$,.T.);"],
    ['the colour of a part', "#1=PRESENTATION_STYLE_ASSIGNMENT((#9));#2=STYLED_ITEM('',(#1),#9002);"],
    ['a body that nothing uses', "#1=MANIFOLD_SOLID_BREP('',#9);"],
    ['a layer', "#1=PRESENTATION_LAYER_ASSIGNMENT('','',(#9));"],
    ['the place of a part', "#1=AXIS2_PLACEMENT_3D('',#9,$,$);#2=ITEM_DEFINED_TRANSFORMATION('','',#1,#1);"],
    ['an unknown type', '#1=BRAND_NEW(#9);'],
    ['a complex instance of which one part places something', '#1=(ANNOTATION_OCCURRENCE()MAPPED_ITEM(#9));'],
    ['a long way to a face', `${Array.from({ length: 9 }, (_, at) => `#${at + 1}=POLYLINE('',(#${at === 0 ? 99 : at}));`).join('')}#20=ADVANCED_FACE('',(#9));`],
  ])('refuses where %s needs it', (_, data) => {
    expect(unused(data).fault?.code).toBe('step_file_dangling_references');
  }); // prettier-ignore

  it('names the one that is needed', () => {
    const { fault } = unused("#1=ANNOTATION_OCCURRENCE('',(),#9);#2=POLYLINE('',(#8));#3=ADVANCED_FACE('',(#2));");
    expect(fault?.details).toMatchObject({ example: '#8', usedBy: '#2' });
  });

  it('refuses where so many are dangling that the file must be broken', () => {
    const data = Array.from({ length: 10_001 }, (_, at) => `#${at + 10_000}=ANNOTATION_OCCURRENCE('',(),#99999);`).join(
      '',
    );
    expect(unused(data).fault?.code).toBe('step_file_dangling_references');
  });

  it('says which other file a shape needs', () => {
    const fault = faultOf('#1=ADVANCED_FACE($,#70,$);', 'REFERENCE;\n#70=<other.step#a;b>;\nENDSEC;\n');
    expect(fault).toMatchObject({
      code: 'step_file_other_file',
      details: { missing: '#70', usedBy: '#1', address: '<other.step#a;b>' },
    });
    expect(fault?.why).toContain('other.step');
  });
});
