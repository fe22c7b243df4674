import { part21 } from '../testing/part21-text.js';
import { productInItself } from './product-in-itself.js';
import { rootsOf } from './products.js';
import { readStructure } from './structure.js';

const definition = (id: number, written: string) =>
  `#${id}=PRODUCT_DEFINITION('','',#${id}1,$);#${id}1=PRODUCT_DEFINITION_FORMATION('','',#${id}2);#${id}2=${written};`;
const usage = (id: number, above: number, below: number) =>
  `#${id}=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','u${id}','',#${above},#${below},$);`;
const read = (...data: string[]) => readStructure(part21(...data));

describe('readProducts', () => {
  it.each([
    ["PRODUCT('id','name','',())", 'name'],
    ["PRODUCT('id',' ','',())", 'id'],
    ["PRODUCT(' ','\t','',())", ''],
    ["PRODUCT('','K\\X2\\00E4\\X0\\fig ','',())", 'Käfig'],
  ])('names the product of %s', (written, name) => {
    expect(read(definition(1, written)).products).toMatchObject([{ id: 1, name }]);
  });

  it('reads the subtypes of definitions and of formations', () => {
    const data =
      "#1=PRODUCT_DEFINITION_WITH_ASSOCIATED_DOCUMENTS('','',#2,$,());" +
      "#2=PRODUCT_DEFINITION_FORMATION_WITH_SPECIFIED_SOURCE('','',#3,.MADE.);#3=PRODUCT('','name','',());";
    expect(read(data).products).toMatchObject([{ name: 'name' }]);
  });

  it('finds all representations of a shape: its own and those related to them, however far', () => {
    const data =
      "#5=PRODUCT_DEFINITION_SHAPE('','',#1);#6=SHAPE_DEFINITION_REPRESENTATION(#5,#10);" +
      "#7=SHAPE_REPRESENTATION_RELATIONSHIP('','',#11,#10);#8=SHAPE_REPRESENTATION_RELATIONSHIP('','',#11,#12);" +
      "#9=(REPRESENTATION_RELATIONSHIP('','',#13,#12)REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION(#30)" +
      'SHAPE_REPRESENTATION_RELATIONSHIP());';
    const [product] = read(definition(1, "PRODUCT('','a','',())"), data).products;
    expect(product).toMatchObject({ aliases: [1, 5], representations: [10, 11, 12] });
  });

  it('lists usages in file order, with all that stands for each in styles, and the roots', () => {
    const products = [1, 2, 3].map((id) => definition(id, `PRODUCT('','${id}','',())`));
    const placed =
      "#40=PRODUCT_DEFINITION_SHAPE('','',#7);#41=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#42,#40);" +
      "#42=REPRESENTATION_RELATIONSHIP('','',#50,#51);";
    const { products: found } = read(...products, usage(9, 2, 1), usage(7, 2, 1), placed, usage(8, 2, 99));
    expect(found[1]?.usages).toMatchObject([
      { id: 9, name: 'u9', product: 0, aliases: [9], isPlaced: false },
      { id: 7, name: 'u7', product: 0, aliases: [7, 40, 41, 42], isPlaced: true },
    ]);
    expect(rootsOf(found)).toEqual([1, 2]);
  });
});

describe('unplacedUsages', () => {
  const PRODUCTS = [1, 2].map((id) => definition(id, `PRODUCT('','${id}','',())`)).join('');
  const SHAPES =
    "#5=PRODUCT_DEFINITION_SHAPE('','',#1);#6=SHAPE_DEFINITION_REPRESENTATION(#5,#10);" +
    "#7=PRODUCT_DEFINITION_SHAPE('','',#2);#8=SHAPE_DEFINITION_REPRESENTATION(#7,#13);" +
    "#10=SHAPE_REPRESENTATION('',(#14),$);#13=SHAPE_REPRESENTATION('',(),$);#15=SHAPE_REPRESENTATION('',(),$);";
  const mapped = (source: number) => `#14=MAPPED_ITEM('',#16,$);#16=REPRESENTATION_MAP($,#${source});`;

  it('are those that neither a relationship nor a mapped item of their product places', () => {
    const unplaced = (data: string) => [...read(PRODUCTS, SHAPES, usage(9, 1, 2), data).unplaced];
    expect(unplaced('')).toEqual([9]);
    expect(unplaced(mapped(15))).toEqual([9]);
    expect(unplaced(mapped(13))).toEqual([]);
    const related = "#17=PRODUCT_DEFINITION_SHAPE('','',#9);#18=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(#19,#17);";
    expect(unplaced(related)).toEqual([]);
  });
});

describe('productInItself', () => {
  const products = (count: number) =>
    Array.from({ length: count }, (_, at) => definition(100 + at, "PRODUCT('','','',())"));
  const found = (count: number, usages: [above: number, below: number][]) => {
    const written = usages.map(([above, below], n) => usage(n + 1, 100 + above, 100 + below));
    return productInItself(read(...products(count), ...written).products)?.id ?? null;
  };

  it.each<[string, [number, number][]]>([
    ['no usages', []],
    ['one part under two parents', [[0, 1], [0, 2], [1, 3], [2, 3], [1, 3]]], // prettier-ignore
    ['a part used above and below', [[0, 3], [0, 1], [1, 2], [2, 3]]], // prettier-ignore
  ])('finds none in %s', (_, usages) => {
    expect(found(4, usages)).toBeNull();
  });

  it('finds a product that uses itself, directly or through others', () => {
    expect(found(1, [[0, 0]])).toBe(100);
    expect(found(4, [[0, 1], [1, 2], [2, 3], [3, 1]])).toBe(101); // prettier-ignore
    expect(found(3, [[1, 2], [2, 1]])).toBe(101); // prettier-ignore
  });

  it('follows chains longer than a call stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({
      id: at,
      usages: at < 19_999 ? [{ product: at + 1 }] : [],
    }));
    expect(productInItself(chain as never)).toBeNull();
  });
});
