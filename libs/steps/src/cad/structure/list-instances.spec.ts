import type { ConvertedBody, ConvertedMesh } from './conversion-outcome.js';
import { IDENTITY } from './matrix.js';
import { part21 } from '../testing/part21-text.js';
import { listInstances } from './list-instances.js';
import type { ConvertedModel } from './list-instances.js';
import { readStructure } from './structure.js';

const definition = (id: number, name: string) =>
  `#${id}=PRODUCT_DEFINITION('','',#${id}1,$);#${id}1=PRODUCT_DEFINITION_FORMATION('','',#${id}2);` +
  `#${id}2=PRODUCT('','${name}','',());#${id}3=PRODUCT_DEFINITION_SHAPE('','',#${id});` +
  `#${id}4=SHAPE_DEFINITION_REPRESENTATION(#${id}3,#${id}5);`;
const usage = (id: number, above: number, below: number) =>
  `#${id}=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#${above},#${below},$);` +
  `#${id}3=PRODUCT_DEFINITION_SHAPE('','',#${id});#${id}4=CONTEXT_DEPENDENT_SHAPE_REPRESENTATION($,#${id}3);`;

const shift = (x: number) => IDENTITY.map((value, at) => (at === 3 ? x : value));
const mesh = (...faces: ConvertedMesh['faces']): ConvertedMesh => ({
  positions: 9,
  normals: 9,
  indices: 3,
  origin: [0, 0, 0],
  bareFaces: 0,
  faces: faces.length > 0 ? faces : [{ ranks: [], triangles: 1, area: 1 }],
});
const body = (at: number, shown: Partial<ConvertedBody> = {}): ConvertedBody => ({
  mesh: at,
  body: 0,
  mapped: [],
  matrix: IDENTITY,
  ...shown,
});

function list(data: string[], products: ConvertedModel['products'], { meshes = [mesh()], limit = 100 } = {}) {
  return listInstances(readStructure(part21(...data)), { products, meshes }, limit);
}

/** A part (#7) twice in a kit (#8), the kit twice in a unit (#9). */
const UNIT = [definition(7, 'Part'), definition(8, 'Kit'), definition(9, 'Unit'), usage(60, 8, 7), usage(61, 8, 7)];
const KITS = [usage(62, 9, 8), usage(63, 9, 8)];
const PART = { bodies: [body(0, { matrix: shift(1) })], usages: [] };
const REST = { bodies: [], usages: [] };

describe('listInstances', () => {
  const kit = { bodies: [], usages: [shift(0), shift(10)] };
  const unit = { bodies: [], usages: [shift(100), shift(200)] };

  it('lists a body in each of its places, with its moves one after the other and the nodes around it', () => {
    const { instances, groups } = list([...UNIT, ...KITS], [PART, kit, unit, REST]);
    expect(instances.map(({ path, matrix, group }) => [path.join('/'), matrix[3], group])).toEqual([
      ['Unit/Kit/Part', 101, 1],
      ['Unit/Kit/Part', 111, 1],
      ['Unit/Kit/Part', 201, 2],
      ['Unit/Kit/Part', 211, 2],
    ]);
    expect(groups).toEqual([
      { name: 'Unit', parent: null },
      { name: 'Kit', parent: 0 },
      { name: 'Kit', parent: 0 },
    ]);
  });

  it('makes a node of a part that shows several bodies', () => {
    const data = [definition(7, 'Set'), "#1=MANIFOLD_SOLID_BREP('Bolt',#2);#3=MANIFOLD_SOLID_BREP('Nut',#2);"];
    const ranks = [6, 7];
    const { instances, groups } = list(data, [
      { bodies: ranks.map((rank) => body(0, { body: rank })), usages: [] },
      REST,
    ]);
    expect(instances.map(({ path, group }) => [path, group])).toEqual([
      [['Set', 'Bolt'], 0],
      [['Set', 'Nut'], 0],
    ]);
    expect(groups).toEqual([{ name: 'Set', parent: null }]);
  });

  it('lists bodies that belong to no product', () => {
    const { instances } = list([definition(7, 'Part')], [REST, { bodies: [body(0)], usages: [] }]);
    expect(instances).toMatchObject([{ path: [], name: '', named: false, group: null }]);
  });

  it('lists a usage whose place leads nowhere at the origin, and counts those without a place', () => {
    const lost = { bodies: [], usages: [shift(5), null] };
    const { instances, unplaced: count } = list(UNIT, [PART, lost, REST, REST]);
    expect([instances.map(({ matrix }) => matrix[3]), count]).toEqual([[6, 1], 1]);
    const unplaced = `#64=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#8,#7,$);`;
    const placed = { bodies: [], usages: [shift(0), shift(1), shift(2)] };
    expect(list([...UNIT, unplaced], [PART, placed, REST, REST])).toMatchObject({ unplaced: 1, missing: 0 });
    expect(list([...UNIT, unplaced], [REST, placed, REST, REST]).unplaced).toBe(0);
  });

  it('lists a usage nowhere that mapped items show', () => {
    const mapped =
      "#50=MAPPED_ITEM('',#51,$);#51=REPRESENTATION_MAP($,#75);#75=SHAPE_REPRESENTATION('',(),$);" +
      "#85=SHAPE_REPRESENTATION('',(#50),$);#64=NEXT_ASSEMBLY_USAGE_OCCURRENCE('','','',#8,#7,$);";
    const data = [definition(7, 'Part'), definition(8, 'Kit'), mapped];
    const { instances, unplaced } = list(data, [PART, { bodies: [], usages: [null] }, REST]);
    expect([instances, unplaced]).toEqual([[], 0]);
  });

  it('says that there are more than the limit, and then hands over none', () => {
    const products = [PART, kit, unit, REST];
    const [within, beyond] = [4, 3].map((limit) => list([...UNIT, ...KITS], products, { limit }));
    expect([within?.tooMany, within?.instances.length]).toEqual([false, 4]);
    expect(beyond).toMatchObject({ tooMany: true, instances: [], groups: [], looks: [] });
  });

  it('does not traverse empty assemblies, however often they are used', () => {
    const levels = Array.from({ length: 40 }, (_, at) => definition(100 + at, `Level ${at}`));
    const twice = levels.slice(1).flatMap((_, at) => [0, 1].map((n) => usage(1000 + 2 * at + n, 101 + at, 100 + at)));
    const products = levels.map((_, at) => ({ bodies: [], usages: at === 0 ? [] : [IDENTITY, IDENTITY] }));
    expect(list([...levels, ...twice], [...products, REST]).instances).toEqual([]);
  });

  it('counts solids that no product shows, and bodies that are hidden', () => {
    const solids = "#1=MANIFOLD_SOLID_BREP('',#2);#3=MANIFOLD_SOLID_BREP('',#2);#4=INVISIBILITY((#1));";
    const shown = { bodies: [body(0, { body: 6 })], usages: [] };
    expect(list([definition(7, 'Part'), solids], [shown, REST])).toMatchObject({
      instances: [],
      hidden: 1,
      missing: 1,
    });
  });

  it('leaves out a body without triangles', () => {
    expect(list([definition(7, 'Part')], [PART, REST], { meshes: [{ ...mesh(), indices: 0 }] }).instances).toEqual([]);
  });

  it('gives each mesh one list of looks for each way to look, a look for each of its faces', () => {
    const colours = [360, 370].map(
      (at) =>
        `#${at}=PRESENTATION_STYLE_ASSIGNMENT((#${at + 1}));#${at + 1}=FILL_AREA_STYLE('',(#${at + 2}));` +
        `#${at + 2}=FILL_AREA_STYLE_COLOUR('',#${at + 3});#${at + 3}=COLOUR_RGB('',1.,${at % 360}.,0.);`,
    );
    const faces = "#380=ADVANCED_FACE('',(),$,.T.);#381=ADVANCED_FACE('',(),$,.T.);#382=INVISIBILITY((#381));";
    const styles = `#383=STYLED_ITEM('',(#370),#380);#384=STYLED_ITEM('',(#360),#623);`;
    const data = [...UNIT, ...KITS, ...colours, faces, styles];
    const ranks = readStructure(part21(...data)).faces;
    const seen = [380, 381].map((id) => ({ ranks: [ranks.get(id)!], triangles: 1, area: 1 }));
    const meshes = [mesh(...seen, { ranks: [], triangles: 1, area: 1 })];
    const { instances, looks } = list(data, [PART, kit, unit, REST], { meshes });
    expect(instances.map((instance) => looks[instance.looks])).toEqual([
      [[1, 0, 0], 'hidden', [1, 0, 0]],
      [[1, 0, 0], 'hidden', [1, 0, 0]],
      [[1, 10, 0], 'hidden', null],
      [[1, 10, 0], 'hidden', null],
    ]);
    expect(looks).toHaveLength(2);
  });

  it('gives the material that the file names for a product or its shape', () => {
    for (const id of [7, 73]) {
      const data = [...UNIT, `#90=MATERIAL_DESIGNATION('1.0037',(#${id}));`];
      const { instances } = list(data, [PART, kit, REST, REST]);
      expect(instances.map(({ material }) => material)).toEqual(['1.0037', '1.0037']);
    }
    expect(list(UNIT, [PART, kit, REST, REST]).instances.map(({ material }) => material)).toEqual([null, null]);
  });

  it('names parts that an assembly shows by mapped items, and their bodies where there are several', () => {
    const mapped = "#50=MAPPED_ITEM('',#51,$);#51=REPRESENTATION_MAP($,#75);#52=MANIFOLD_SOLID_BREP('Pin',#2);";
    const data = [definition(7, 'Part'), definition(8, 'Kit'), mapped];
    const shown = (...bodies: number[]) => ({
      bodies: bodies.map((rank) => body(0, { body: rank, mapped: [11] })),
      usages: [],
    });
    const paths = (...bodies: number[]) =>
      list(data, [REST, shown(...bodies), REST]).instances.map(({ path }) => path.join('/'));
    expect(paths(13)).toEqual(['Kit/Part']);
    expect(paths(13, 0)).toEqual(['Kit/Part/Pin', 'Kit/Part']);
  });
});
