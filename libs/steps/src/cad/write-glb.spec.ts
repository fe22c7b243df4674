import { WebIO } from '@gltf-transform/core';
import type { Node } from '@gltf-transform/core';
import type { CadMesh, CadModel } from './convert-step.js';
import type { CadPart, FaceColour } from './list-parts.js';
import { IDENTITY } from './structure/matrix.js';
import type { Group } from './structure/instances.js';
import { writeGlb } from './write-glb.js';

/** Two triangles, each a face. */
function mesh(size: number, normals = true): CadMesh {
  const positions = Float32Array.from([0, 0, 0, size, 0, 0, 0, size, 0, size, size, 0]);
  return {
    positions,
    normals: normals ? Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]) : new Float32Array(0),
    indices: Uint32Array.from([0, 1, 2, 1, 3, 2]),
    origin: [0, 0, 0],
    bareFaces: 0,
    faces: [
      { triangles: 1, area: 1 },
      { triangles: 1, area: 1 },
    ],
  };
}

function part(key: string, faces: FaceColour[], shown: Partial<CadPart> = {}): CadPart {
  return {
    key,
    name: key.split('#')[0]!,
    instancePath: [],
    colour: null,
    fileMaterial: null,
    triangles: 2,
    shape: 'other',
    named: true,
    mesh: 0,
    matrix: IDENTITY,
    group: null,
    faces,
    ...shown,
  };
}

const shift = (x: number) => IDENTITY.map((value, at) => (at === 3 ? x : value));
const model = (meshes: CadMesh[], groups: Group[] = []) => ({ meshes, groups }) as unknown as CadModel;
const rootOf = async (glb: Uint8Array) => (await new WebIO().readBinary(glb)).getRoot();
const write = async (parts: CadPart[], meshes = [mesh(1)], groups?: Group[]) =>
  rootOf(await writeGlb(parts, model(meshes, groups)));

describe('writeGlb', () => {
  const GROUPS: Group[] = [
    { name: 'Unit', parent: null },
    { name: 'Kit', parent: 0 },
    { name: 'Kit', parent: 0 },
    { name: 'Empty', parent: 0 },
  ];

  it('writes the assemblies around parts as nodes that move nothing, and none around no part', async () => {
    const parts = [1, 1, 2].map((group, n) => part(`Part#${n + 1}`, [null, null], { group, matrix: shift(n) }));
    const root = await write([...parts, part('Loose#1', [null, null])], undefined, GROUPS);
    const tree = (node: Node): unknown =>
      node.getMesh()
        ? `${node.getName()} ${node.getExtras().part as string}`
        : [node.getName(), node.listChildren().map(tree)];
    const scene = root.getDefaultScene()!;
    expect(scene.listChildren().map(tree)).toEqual([
      [
        'Unit',
        [
          ['Kit', ['Part Part#1', 'Part Part#2']],
          ['Kit', ['Part Part#3']],
        ],
      ],
      'Loose Loose#1',
    ]);
    const groups = root.listNodes().filter((node) => !node.getMesh());
    for (const node of groups) expect(node.getMatrix()).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('says where the middle of the model is in the file, and puts it to the origin', async () => {
    const scene = (await write([part('a#1', [null, null], { matrix: shift(2000) })])).getDefaultScene()!;
    expect(scene.getExtras()).toEqual({ origin: [2.5, 0.5, 0] });
    expect(scene.listChildren()[0]?.getTranslation()).toEqual([-0.5, -0.5, 0]);
  });

  it('shares a mesh among parts that look the same, and the vertices among those that do not', async () => {
    const looks: FaceColour[][] = [
      ['#ff0000', '#ff0000'],
      ['#ff0000', '#ff0000'],
      ['#0000ff', null],
    ];
    const root = await write(looks.map((faces, n) => part(`a#${n + 1}`, faces)));
    const meshes = root
      .getDefaultScene()!
      .listChildren()
      .map((node) => node.getMesh());
    expect([meshes[0] === meshes[1], meshes[0] === meshes[2], root.listMeshes().length]).toEqual([true, false, 2]);
    const primitives = root.listMeshes().flatMap((shown) => shown.listPrimitives());
    expect(primitives).toHaveLength(3);
    for (const semantic of ['POSITION', 'NORMAL'])
      expect(new Set(primitives.map((primitive) => primitive.getAttribute(semantic))).size).toBe(1);
  });

  it('keeps the colours of faces as primitives, faces of one colour as one', async () => {
    const root = await write([
      part('a#1', ['#ff0000', '#0000ff']),
      part('b#1', ['#ff0000', '#ff0000']),
      part('c#1', [null, '#ff0000']),
    ]);
    const shown = root
      .listMeshes()
      .map((one) =>
        one
          .listPrimitives()
          .map((primitive) => [primitive.getMaterial()?.getName(), [...primitive.getIndices()!.getArray()!]]),
      );
    expect(shown).toEqual([
      [['#ff0000', [0, 1, 2]], ['#0000ff', [1, 3, 2]]],
      [['#ff0000', [0, 1, 2, 1, 3, 2]]],
      [['uncoloured', [0, 1, 2]], ['#ff0000', [1, 3, 2]]],
    ]); // prettier-ignore
    expect(root.listMaterials().map((material) => material.getName())).toEqual(['#ff0000', '#0000ff', 'uncoloured']);
  });

  it('leaves out hidden faces', async () => {
    const [primitive, ...others] = (await write([part('a#1', ['hidden', '#ff0000'])]))
      .listMeshes()[0]!
      .listPrimitives();
    expect([...primitive!.getIndices()!.getArray()!]).toEqual([1, 3, 2]);
    expect(others).toEqual([]);
  });

  it('writes sRGB colours as the linear ones that glTF means', async () => {
    const [material] = (await write([part('a#1', ['#ff8000', '#ff8000'])])).listMaterials();
    [1, 0.215861, 0, 1].forEach((value, at) => expect(material!.getBaseColorFactor()[at]).toBeCloseTo(value, 6));
  });

  it('writes turns, scales and mirrors of parts', async () => {
    const turn = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0];
    const matrices = [turn, turn.map((value) => 2 * value), [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]];
    const root = await write(matrices.map((matrix, n) => part(`a#${n + 1}`, [null, null], { matrix })));
    const written = root
      .getDefaultScene()!
      .listChildren()
      .map((node) => node.getMatrix().filter((_, at) => at < 11));
    const expected = [
      [0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0],
      [0, 0, -2, 0, 0, 2, 0, 0, 2, 0, 0],
      [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    ];
    written.forEach((matrix, n) => matrix.forEach((value, at) => expect(value).toBeCloseTo(expected[n]![at]!, 6)));
    expect(root.getDefaultScene()!.listChildren()[0]?.getScale()).toEqual([1, 1, 1]);
  });

  it('writes no normals where a mesh has none', async () => {
    const [primitive] = (await write([part('a#1', [null, null])], [mesh(1, false)])).listMeshes()[0]!.listPrimitives();
    expect(primitive!.listSemantics()).toEqual(['POSITION']);
  });

  it('gives the same bytes for the same parts', async () => {
    const parts = [
      part('a#1', ['#ff0000', null], { group: 1 }),
      part('b#1', [null, null], { mesh: 1, matrix: shift(3) }),
    ];
    const [one, two] = [0, 1].map(() => writeGlb(structuredClone(parts), model([mesh(1), mesh(2)], GROUPS)));
    expect(Buffer.from(await one!)).toEqual(Buffer.from(await two!));
  });
});
