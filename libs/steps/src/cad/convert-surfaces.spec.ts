import { convertMade } from './testing/convert-made.js';
import type { Made } from './testing/convert-made.js';
import type { StepWriter } from './testing/step-writer.js';

const RED = [1, 0, 0] as const;
const GREEN = [0, 1, 0] as const;
const CUBE = [10, 10, 10] as const;

function hollowSolid(writer: StepWriter): void {
  const [outer, inner] = [writer.boxShell(CUBE), writer.boxShell([4, 4, 4], [3, 3, 3])];
  const inside = writer.add(`ORIENTED_CLOSED_SHELL('',*,#${inner.shell},.F.)`);
  const solid = writer.add(`BREP_WITH_VOIDS('',#${outer.shell},(#${inside}))`);
  writer.style(solid, RED);
  writer.product('Hollow', writer.representation([solid]));
}

function surfaceModels(writer: StepWriter): void {
  const skin = writer.boxShell(CUBE, [20, 0, 0], 'OPEN_SHELL').shell;
  const shown = (name: string, model: number, type: string) => {
    writer.style(model, GREEN);
    writer.product(name, writer.representation([model], type));
  };
  const MANIFOLD = 'MANIFOLD_SURFACE_SHAPE_REPRESENTATION';
  shown('Skin', writer.add(`SHELL_BASED_SURFACE_MODEL('',(#${skin}))`), MANIFOLD);
  const shells = [40, 60].map((x) => writer.boxShell(CUBE, [x, 0, 0], 'OPEN_SHELL').shell);
  writer.style(shells[0]!, RED);
  shown('Skins', writer.add(`SHELL_BASED_SURFACE_MODEL('',(#${shells.join(',#')}))`), MANIFOLD);
  const faces = writer.boxShell(CUBE, [100, 0, 0], 'CONNECTED_FACE_SET').shell;
  const NON_MANIFOLD = 'NON_MANIFOLD_SURFACE_SHAPE_REPRESENTATION';
  shown('FaceSet', writer.add(`FACE_BASED_SURFACE_MODEL('',(#${faces}))`), NON_MANIFOLD);
}

function looseFaces(writer: StepWriter): void {
  const { faces } = writer.boxShell(CUBE, [120, 0, 0], 'OPEN_SHELL');
  writer.style(faces[0]!, RED);
  writer.product('Faces', writer.representation(faces, 'SHAPE_REPRESENTATION'));
}

/** Two bounded surfaces in a set that is green; one of them is red. */
function geometricSet(writer: StepWriter): void {
  const [red, other] = [0, 10].map((z) => {
    const plane = writer.add(`PLANE('',#${writer.placement([170, 0, z])})`);
    return writer.add(`RECTANGULAR_TRIMMED_SURFACE('',#${plane},0.,10.,0.,10.,.T.,.T.)`);
  });
  const set = writer.add(`GEOMETRIC_SET('',(#${red},#${other}))`);
  writer.style(red!, RED);
  writer.style(set, GREEN);
  const type = 'GEOMETRICALLY_BOUNDED_SURFACE_SHAPE_REPRESENTATION';
  writer.product('Set', writer.representation([set], type));
}

function solidBesideSurface(writer: StepWriter): void {
  const solid = writer.box('Solid part', CUBE, [140, 0, 0]).solid;
  const skin = writer.boxShell([5, 5, 5], [155, 0, 0], 'OPEN_SHELL').shell;
  const model = writer.add(`SHELL_BASED_SURFACE_MODEL('Skin part',(#${skin}))`);
  writer.product('Mixed', writer.representation([solid, model]));
}

describe('bodies of other kinds', () => {
  let made: Made;
  beforeAll(async () => {
    made = await convertMade((writer) =>
      [hollowSolid, surfaceModels, looseFaces, geometricSet, solidBesideSurface].forEach((write) => write(writer)),
    );
  });
  const shown = (root: string) =>
    made.parts
      .filter(({ instancePath }) => instancePath[0] === root)
      .map(({ key, low, volume, colours }) => [key, low.join(), Math.round(volume), colours]);

  it('shows a solid with a void, whose surface faces inwards there', () => {
    expect(shown('Hollow')).toEqual([['Hollow#1', '0,0,0', 1000 - 64, { '#ff0000': 24 }]]);
  });

  it('shows surface models of one shell, of several and of face sets, with their colours', () => {
    expect(shown('Skin')).toEqual([['Skin#1', '20,0,0', 1000, { '#00ff00': 12 }]]);
    expect(shown('Skins')).toEqual([
      ['Skins#1', '40,0,0', 1000, { '#ff0000': 12 }],
      ['Skins#2', '60,0,0', 1000, { '#00ff00': 12 }],
    ]);
    expect(shown('FaceSet')).toEqual([['FaceSet#1', '100,0,0', 1000, { '#00ff00': 12 }]]);
  });

  it('shows faces outside of any shell as one part, with their colours', () => {
    expect(shown('Faces')).toEqual([['Faces#1', '120,0,0', 1000, { '#ff0000': 2, uncoloured: 10 }]]);
  });

  it('shows the surfaces of a geometric set as one part, with the colours of the set and of its members', () => {
    const set = made.parts.filter(({ name }) => name === 'Set');
    expect(set).toMatchObject([{ colours: { '#ff0000': 2, '#00ff00': 2 }, low: [170, 0, 0], high: [180, 10, 10] }]);
  });

  it('names a solid and a surface of one product', () => {
    expect(shown('Mixed').map(([key]) => key)).toEqual(['Mixed/Solid part#1', 'Mixed/Skin part#1']);
    expect(made.logs).toEqual([]);
  });
});
