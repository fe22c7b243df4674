import { part21 } from '../testing/part21-text.js';
import { readStructure } from './structure.js';

describe('readBodies', () => {
  it('reads solids and surface models in file order, with their shells and the representations that list them', () => {
    const { bodies } = readStructure(
      part21(
        "#1=SHELL_BASED_SURFACE_MODEL(' Skin ',(#10,#11));#2=MANIFOLD_SOLID_BREP('Solid',#12);",
        "#6=GEOMETRIC_SET('Set',(#17,#18));",
        "#3=BREP_WITH_VOIDS('Hollow',#13,(#14));#4=FACETED_BREP('',#15);#5=FACE_BASED_SURFACE_MODEL('',(#16));",
        "#20=ADVANCED_BREP_SHAPE_REPRESENTATION('',(#2,#3),$);#21=SHAPE_REPRESENTATION('',(#2,#1),$);",
      ),
    );
    expect(bodies).toEqual([
      { id: 1, rank: 1, name: 'Skin', kind: 'surface', shells: [10, 11], representations: [21] },
      { id: 2, rank: 2, name: 'Solid', kind: 'solid', shells: [12], representations: [20, 21] },
      { id: 6, rank: 3, name: 'Set', kind: 'set', shells: [17, 18], representations: [] },
      { id: 3, rank: 4, name: 'Hollow', kind: 'solid', shells: [13], representations: [20] },
      { id: 4, rank: 5, name: '', kind: 'solid', shells: [15], representations: [] },
      { id: 5, rank: 6, name: '', kind: 'surface', shells: [16], representations: [] },
    ]);
  });
});

describe('tessellated bodies', () => {
  const product =
    "#1=PRODUCT_DEFINITION('','',$,$);#2=PRODUCT_DEFINITION_SHAPE('','',#1);#3=SHAPE_DEFINITION_REPRESENTATION(#2,#4);" +
    "#4=SHAPE_REPRESENTATION('',(#6,#7),$);#6=TESSELLATED_SOLID('',(),$);";
  const kinds = (other: string) => readStructure(part21(product, other)).bodies.map(({ kind }) => kind);

  it('are left out beside exact bodies of the same product, and kept beside curves', () => {
    expect(kinds("#7=MANIFOLD_SOLID_BREP('',#8);")).toEqual(['solid']);
    expect(kinds("#7=SHELL_BASED_SURFACE_MODEL('',(#8));")).toEqual(['surface']);
    expect(kinds("#7=GEOMETRIC_SET('',(#8));")).toEqual(['tessellated', 'set']);
  });
});

describe('readMappings', () => {
  it('reads what a mapped item shows, from where to where, and what lists it', () => {
    const { mappings } = readStructure(
      part21(
        "#1=MAPPED_ITEM('',#2,#3);#2=REPRESENTATION_MAP(#4,#5);#6=SHAPE_REPRESENTATION('',(#1),$);",
        "#7=MAPPED_ITEM('',#99,#3);",
      ),
    );
    expect(mappings).toEqual([
      { id: 1, rank: 1, source: 5, representations: [6], origin: 4, target: 3 },
      { id: 7, rank: 4, source: null, representations: [], origin: null, target: 3 },
    ]);
  });
});
