import { part21 } from '../testing/part21-text.js';
import { Appearance } from './appearance.js';
import type { Sight } from './appearance.js';
import { readStructure } from './structure.js';
import type { Structure } from './structure.js';

/** Two usages of a kit (#1) in a product (#3), a part (#2) in the kit; the part's body #20 has a shell #21 of two faces. */
const ASSEMBLY = `
#1=PRODUCT_DEFINITION('','',$,$);#31=PRODUCT_DEFINITION_SHAPE('','',#1);#41=SHAPE_DEFINITION_REPRESENTATION(#31,#10);
#2=PRODUCT_DEFINITION('','',$,$);#32=PRODUCT_DEFINITION_SHAPE('','',#2);#42=SHAPE_DEFINITION_REPRESENTATION(#32,#11);
#3=PRODUCT_DEFINITION('','',$,$);#33=PRODUCT_DEFINITION_SHAPE('','',#3);#43=SHAPE_DEFINITION_REPRESENTATION(#33,#12);
#10=SHAPE_REPRESENTATION('',(),$);#12=SHAPE_REPRESENTATION('',(),$);
#11=ADVANCED_BREP_SHAPE_REPRESENTATION('',(#20),$);#20=MANIFOLD_SOLID_BREP('',#21);
#21=CLOSED_SHELL('',(#22,#23));#22=ADVANCED_FACE('',(),$,.T.);#23=ADVANCED_FACE('',(),$,.T.);
#5=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#1,#2,$);#35=PRODUCT_DEFINITION_SHAPE('','',#5);
#45=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#55,#35);#55=REPRESENTATION_RELATIONSHIP('','',#11,#10);
#6=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#3,#1,$);#36=PRODUCT_DEFINITION_SHAPE('','',#6);
#46=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#56,#36);#56=REPRESENTATION_RELATIONSHIP('','',#10,#12);
#7=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#3,#1,$);#37=PRODUCT_DEFINITION_SHAPE('','',#7);
#47=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#57,#37);#57=REPRESENTATION_RELATIONSHIP('','',#10,#12);`;

/** Colours by number: the red of number n is n / 100. */
const colours = Array.from({ length: 10 }, (_, n) => {
  const at = 900 + 10 * n;
  return (
    `#${at}=PRESENTATION_STYLE_ASSIGNMENT((#${at + 1}));#${at + 1}=FILL_AREA_STYLE('',(#${at + 2}));` +
    `#${at + 2}=FILL_AREA_STYLE_COLOUR('',#${at + 3});#${at + 3}=COLOUR_RGB('',0.0${n},0.,0.);`
  );
});
const style = (id: number, item: number, n: number) => `#${id}=STYLED_ITEM('',(#${900 + 10 * n}),#${item});`;
/** Over the style #100 of the body. */
const override = (id: number, n: number, ...contexts: number[]) => {
  const written = `'',(#${900 + 10 * n}),#20,#100`;
  return contexts.length === 0
    ? `#${id}=OVER_RIDING_STYLED_ITEM(${written});`
    : `#${id}=CONTEXT_DEPENDENT_OVER_RIDING_STYLED_ITEM(${written},(#${contexts.join(',#')}));`;
};

const read = (...styles: string[]) => readStructure(part21(ASSEMBLY, ...colours, ...styles));

/** The body in the first or second kit. */
function sightOf({ products, bodies }: Structure, kit: 0 | 1 = 0): Sight {
  const [kitProduct, part, top] = products;
  const usages = [top!.usages[kit]!, kitProduct!.usages[0]!];
  return { products: [top!, kitProduct!, part!], usages, mapped: [], body: bodies[0]! };
}

function look(structure: Structure, kit?: 0 | 1): { n: number | null; overrides: boolean; hidden: boolean } {
  const appearance = new Appearance(structure);
  const sight = sightOf(structure, kit);
  const { colour, overrides } = appearance.colourOf(sight);
  return { n: colour && Math.round(colour[0] * 100), overrides, hidden: appearance.isHidden(sight) };
}

describe('Appearance', () => {
  /** From the lowest to the highest precedence. */
  const ORDER: [what: string, item: number][] = [
    ['assembly of assemblies', 33],
    ['assembly', 31],
    ['representation', 11],
    ['body', 20],
    ['part', 32],
    ['usage', 35],
  ];

  it.each(ORDER.map(([what], at): [string, number] => [what, at]))(
    'takes the colour of the %s over all that come before it, in any order of the file',
    (_, at) => {
      const styles = ORDER.slice(0, at + 1).map(([, item], n) => style(100 + n, item, n));
      expect(look(read(...styles)).n).toBe(at);
      expect(look(read(...styles.reverse())).n).toBe(at);
    },
  );

  it('lets a usage override the colours of faces, which a part does not', () => {
    expect(look(read(style(100, 32, 1))).overrides).toBe(false);
    expect(look(read(style(100, 35, 1))).overrides).toBe(true);
  });

  it('has no colour where no ancestor has one', () => {
    expect(look(read())).toEqual({ n: null, overrides: false, hidden: false });
  });

  it('takes an override over what it overrides, whichever the file has first', () => {
    expect(look(read(style(100, 20, 1), override(101, 2))).n).toBe(2);
    expect(look(read(override(101, 2), style(100, 20, 1))).n).toBe(2);
  });

  it('overrides in the place that contexts of all levels name, and in no other', () => {
    const both = read(style(100, 20, 1), override(101, 2, 47, 45));
    expect([look(both, 0).n, look(both, 1).n]).toEqual([1, 2]);
    const one = read(style(100, 20, 1), override(101, 2, 46));
    expect([look(one, 0).n, look(one, 1).n]).toEqual([2, 1]);
  });

  it('takes the override with the most contexts', () => {
    const styles = [override(101, 2, 45), override(102, 3, 47, 45)];
    for (const order of [styles, styles.toReversed()]) {
      const structure = read(style(100, 20, 1), ...order);
      expect([look(structure, 0).n, look(structure, 1).n]).toEqual([2, 3]);
    }
  });

  it.each([
    ['the body', 20],
    ['its shell', 21],
    ['its representation', 11],
    ['its part', 2],
    ['the usage', 35],
    ['the assembly', 31],
  ])('hides a body with %s', (_, item) => {
    expect(look(read(`#200=INVISIBILITY((#${item}));`)).hidden).toBe(true);
  });

  it('hides a body where a context says so, and in no other place', () => {
    const structure = read(style(100, 20, 1), override(101, 2, 47), '#200=INVISIBILITY((#101));');
    expect([look(structure, 0).hidden, look(structure, 1).hidden]).toEqual([false, true]);
  });

  it('knows the faces and shells with a colour or a visibility of their own by their ranks', () => {
    const structure = read(style(100, 21, 1), style(101, 22, 2), '#200=INVISIBILITY((#23));');
    const [shell, one, two] = [21, 22, 23].map((id) => structure.faces.get(id)!);
    expect(new Appearance(structure).faces()).toEqual(
      new Map<number, unknown>([
        [shell!, [0.01, 0, 0]],
        [one!, [0.02, 0, 0]],
        [two!, 'hidden'],
      ]),
    );
  });
});
