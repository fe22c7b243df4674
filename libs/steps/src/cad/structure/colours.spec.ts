import { part21 } from '../testing/part21-text.js';
import { COLOUR_TYPES, readStyledItems } from './colours.js';
import { readModel } from './step-model.js';

const read = (data: string) => readStyledItems(readModel(part21(data), new Set(COLOUR_TYPES)));
const colourOf = (styles: string) => read(`#1=STYLED_ITEM('',(#2),#99);${styles}`)[0]?.colour;

const FILL =
  "#3=SURFACE_STYLE_USAGE(.BOTH.,#4);#4=SURFACE_SIDE_STYLE('',(#5));#5=SURFACE_STYLE_FILL_AREA(#6);" +
  "#6=FILL_AREA_STYLE('',(#7));#7=FILL_AREA_STYLE_COLOUR('',#8);";
const RGB = "#8=COLOUR_RGB('',0.8,0.1,0.);";

describe('readStyledItems', () => {
  it('reads the colour of a surface, and which item has it', () => {
    expect(read(`#1=STYLED_ITEM('',(#2),#99);#2=PRESENTATION_STYLE_ASSIGNMENT((#3));${FILL}${RGB}`)).toEqual([
      { id: 1, item: 99, colour: [0.8, 0.1, 0], overrides: false, contexts: [] },
    ]);
  });

  it('tells overrides and their contexts', () => {
    const styled =
      "#1=OVER_RIDING_STYLED_ITEM('',(),#9,#8);#2=CONTEXT_DEPENDENT_OVER_RIDING_STYLED_ITEM('',(),#9,#8,(#5,#6));";
    expect(read(styled)).toMatchObject([
      { overrides: true, contexts: [] },
      { overrides: true, contexts: [5, 6] },
    ]);
  });

  it.each([
    ['a style by context', `#2=PRESENTATION_STYLE_BY_CONTEXT((#3),#50);${FILL}${RGB}`],
    ['a fill without a surface style', `#2=PRESENTATION_STYLE_ASSIGNMENT((#6));${FILL}${RGB}`],
    [
      'a rendering',
      `#2=PRESENTATION_STYLE_ASSIGNMENT((#3));#3=SURFACE_STYLE_USAGE(.BOTH.,#4);#4=SURFACE_SIDE_STYLE('',(#5));` +
        `#5=SURFACE_STYLE_RENDERING_WITH_PROPERTIES(.NORMAL_SHADING.,#8,(#6));#6=SURFACE_STYLE_TRANSPARENT(0.5);${RGB}`,
    ],
    [
      'a style of edges before it',
      `#2=PRESENTATION_STYLE_ASSIGNMENT((#20,#3));#20=CURVE_STYLE('',$,$,#21);` +
        `#21=COLOUR_RGB('',0.,1.,0.);${FILL}${RGB}`,
    ],
  ])('reads the colour of %s', (_, styles) => {
    expect(colourOf(styles)).toEqual([0.8, 0.1, 0]);
  });

  it('takes the colour of a fill over that of a rendering beside it', () => {
    const sides = FILL.replace('(#5)', '(#9,#5)') + "#9=SURFACE_STYLE_RENDERING($,#10);#10=COLOUR_RGB('',0.,0.,1.);";
    expect(colourOf(`#2=PRESENTATION_STYLE_ASSIGNMENT((#3));${sides}${RGB}`)).toEqual([0.8, 0.1, 0]);
  });

  it('takes the colour of the outside over that of the inside', () => {
    const inside =
      "#30=SURFACE_STYLE_USAGE(.NEGATIVE.,#31);#31=SURFACE_SIDE_STYLE('',(#32));#32=SURFACE_STYLE_FILL_AREA(#33);" +
      "#33=FILL_AREA_STYLE('',(#34));#34=FILL_AREA_STYLE_COLOUR('',#35);#35=COLOUR_RGB('',0.,0.,1.);";
    const outside = `${FILL.replace('.BOTH.', '.POSITIVE.')}${RGB}`;
    expect(colourOf(`#2=PRESENTATION_STYLE_ASSIGNMENT((#30,#3));${inside}${outside}`)).toEqual([0.8, 0.1, 0]);
    expect(colourOf(`#2=PRESENTATION_STYLE_ASSIGNMENT((#30));${inside}`)).toEqual([0, 0, 1]);
  });

  it.each([
    ['curves', "#2=PRESENTATION_STYLE_ASSIGNMENT((#3));#3=CURVE_STYLE('',$,$,#8);"],
    ['points', "#2=PRESENTATION_STYLE_ASSIGNMENT((#3));#3=POINT_STYLE('',$,$,#8);"],
    [
      'transparency',
      "#2=PRESENTATION_STYLE_ASSIGNMENT((#3));#3=SURFACE_STYLE_USAGE(.BOTH.,#4);#4=SURFACE_SIDE_STYLE('',(#5));" +
        '#5=SURFACE_STYLE_TRANSPARENT(0.5);',
    ],
    [
      'the boundaries of surfaces',
      "#2=PRESENTATION_STYLE_ASSIGNMENT((#3));#3=SURFACE_STYLE_USAGE(.BOTH.,#4);#4=SURFACE_SIDE_STYLE('',(#5));" +
        "#5=SURFACE_STYLE_BOUNDARY(#6);#6=CURVE_STYLE('',$,$,#8);",
    ],
    ['nothing', '#2=PRESENTATION_STYLE_ASSIGNMENT((NULL_STYLE(.NULL.)));'],
  ])('takes no colour from a style of %s', (_, styles) => {
    expect(colourOf(`${styles}${RGB}`)).toBeNull();
  });

  it.each([
    ['red', [1, 0, 0]],
    ['Cyan', [0, 1, 1]],
    ['white', [1, 1, 1]],
    ['black', [0, 0, 0]],
    ['own mixture', null],
  ])('knows the named colour %s', (name, rgb) => {
    for (const type of ['DRAUGHTING_PRE_DEFINED_COLOUR', 'PRE_DEFINED_COLOUR'])
      expect(colourOf(`#2=PRESENTATION_STYLE_ASSIGNMENT((#3));${FILL}#8=${type}('${name}');`)).toEqual(rgb);
  });

  it('takes a colour that is not whole for none', () => {
    expect(colourOf(`#2=PRESENTATION_STYLE_ASSIGNMENT((#3));${FILL}#8=COLOUR_RGB('',0.8,$,0.);`)).toBeNull();
  });
});
