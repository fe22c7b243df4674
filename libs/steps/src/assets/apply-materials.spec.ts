import { Document, Logger, WebIO } from '@gltf-transform/core';
import type { GLTF, Material as GltfMaterial } from '@gltf-transform/core';
import type { Material, PartMaterial } from '../domain.js';
import { applyMaterials } from './apply-materials.js';
import { readGlbJson } from './glb-json.js';

const material = (key: string, changes: Partial<Material> = {}): Material => ({
  ...{ key, label: `The ${key}`, category: 'metal', baseColour: '#ff8000', metalness: 1, roughness: 0.25 },
  ...changes,
});
const wear = (part: string, worn: Material): PartMaterial => ({ part, material: worn, why: 'assignment' });
const BRASS = material('brass');
const PAINT = material('paint', { baseColour: '#0a0000', metalness: 0 });

/**
 * An assembly: a group with two instances of a mesh of two colours, one of them as a child of its part's node, a bolt of its
 * own mesh without a material, and a mesh that belongs to no part.
 */
async function assembly(): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const position = document.createAccessor().setType('VEC3').setBuffer(buffer);
  position.setArray(new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]));
  const primitive = (of: GltfMaterial | null) =>
    document.createPrimitive().setAttribute('POSITION', position).setMaterial(of);
  const [red, blue] = ['red', 'blue'].map((name) => document.createMaterial(name));
  const cube = document.createMesh('Cube').addPrimitive(primitive(red!)).addPrimitive(primitive(blue!));
  const bolt = document.createMesh('Bolt').addPrimitive(primitive(null));
  const first = document.createNode('first').setMesh(cube).setExtras({ part: 'Asm/Cube#1' });
  const second = document.createNode('second').setExtras({ part: 'Asm/Cube#2' }).setTranslation([0, 0, 5]);
  second.addChild(document.createNode('inner').setMesh(cube));
  const third = document.createNode('third').setMesh(bolt).setExtras({ part: 'Asm/Bolt#1' });
  const group = document.createNode('Asm').addChild(first).addChild(second).addChild(third);
  const stray = document.createNode('stray').setMesh(cube);
  document.getRoot().setDefaultScene(document.createScene().addChild(group).addChild(stray));
  return new WebIO().writeBinary(document);
}

type Gltf = GLTF.IGLTF & { nodes: GLTF.INode[]; meshes: GLTF.IMesh[]; materials: GLTF.IMaterial[] };

const jsonOf = (glb: Uint8Array): Gltf => readGlbJson(glb).json as Gltf;
const meshOf = (json: Gltf, node: string): GLTF.IMesh =>
  json.meshes[json.nodes.find(({ name }) => name === node)!.mesh!]!;
const nameIn = (json: Gltf, index: number | undefined): string | undefined => json.materials[index!]?.name;
const wornBy = (json: Gltf, node: string) => meshOf(json, node).primitives.map((one) => nameIn(json, one.material));

/** The material of each primitive of a node's mesh in each variant, by the variants' names. */
function variantsOf(json: Gltf, node: string): Record<string, string | undefined>[] {
  const { variants } = json.extensions!['KHR_materials_variants'] as { variants: { name: string }[] };
  return meshOf(json, node).primitives.map((primitive) => {
    const { mappings } = primitive.extensions!['KHR_materials_variants'] as {
      mappings: { material: number; variants: number[] }[];
    };
    const shown = mappings.flatMap((one) =>
      one.variants.map((at) => [variants[at]!.name, nameIn(json, one.material)] as const),
    );
    expect(shown).toHaveLength(variants.length);
    return Object.fromEntries(shown);
  });
}

/** Silent, as it warns about the variants extension, which it does not read. */
const silentIo = new WebIO().setLogger(new Logger(Logger.Verbosity.SILENT));
const LOOK = [wear('Asm/Cube#1', BRASS), wear('Asm/Cube#2', PAINT), wear('Asm/Bolt#1', BRASS)];
let plain: Uint8Array;
beforeAll(async () => void (plain = await assembly()));

describe('applyMaterials', () => {
  it('makes one material of each of the catalog: linear colour, metalness, roughness, both sides', () => {
    const { materials } = jsonOf(applyMaterials(plain, [LOOK]));
    expect(materials.slice(2)).toEqual([
      {
        name: 'The brass',
        pbrMetallicRoughness: { baseColorFactor: [1, 0.215861, 0, 1], metallicFactor: 1, roughnessFactor: 0.25 },
        ...{ doubleSided: true, extras: { material: 'brass' } },
      },
      expect.objectContaining({
        name: 'The paint',
        pbrMetallicRoughness: { baseColorFactor: [0.003035, 0, 0, 1], metallicFactor: 0, roughnessFactor: 0.25 },
      }),
      { name: 'uncoloured' },
    ]);
  });

  it('replaces the material of every face of a part, of instances of one mesh separately, and nothing else', () => {
    const json = jsonOf(applyMaterials(plain, [LOOK]));
    expect(['first', 'inner', 'third', 'stray'].map((node) => wornBy(json, node))).toEqual([
      ['The brass', 'The brass'],
      ['The paint', 'The paint'],
      ['The brass'],
      ['red', 'blue'],
    ]);
  });

  it('keeps the colours of the CAD file as a variant, where there were none what glTF shows then', () => {
    const json = jsonOf(applyMaterials(plain, [LOOK]));
    expect(json.extensionsUsed).toEqual(['KHR_materials_variants']);
    expect(variantsOf(json, 'inner')).toEqual([
      { 'HartOMat materials': 'The paint', 'As modelled': 'red' },
      { 'HartOMat materials': 'The paint', 'As modelled': 'blue' },
    ]);
    expect(variantsOf(json, 'third')).toEqual([{ 'HartOMat materials': 'The brass', 'As modelled': 'uncoloured' }]);
  });

  it('shares a mesh between instances with the same materials, and the geometry between all', () => {
    const [before, after] = [jsonOf(plain), jsonOf(applyMaterials(plain, [LOOK]))];
    expect(after.meshes).toHaveLength(4);
    expect(after.accessors).toEqual(before.accessors);
    const alike = jsonOf(applyMaterials(plain, [[wear('Asm/Cube#1', BRASS), wear('Asm/Cube#2', BRASS)]]));
    expect(alike.meshes).toHaveLength(3);
    expect(meshOf(alike, 'first')).toBe(meshOf(alike, 'inner'));
  });

  it('has several looks, the first of them active', () => {
    const other = [wear('Asm/Cube#1', PAINT)];
    const json = jsonOf(applyMaterials(plain, [LOOK, other]));
    const ofFirst = { 'HartOMat materials 1': 'The brass', 'HartOMat materials 2': 'The paint', 'As modelled': 'red' };
    expect(variantsOf(json, 'first')[0]).toEqual(ofFirst);
    expect(variantsOf(json, 'inner')[0]).toEqual({
      ...{ 'HartOMat materials 1': 'The paint', 'HartOMat materials 2': 'red', 'As modelled': 'red' },
    });
    expect(wornBy(json, 'first')).toEqual(['The brass', 'The brass']);
  });

  it('leaves nodes, transforms and buffers as they are, so that other readers read it', async () => {
    const dressed = applyMaterials(plain, [LOOK]);
    expect(dressed.byteLength % 4).toBe(0);
    expect(readGlbJson(dressed).chunks).toEqual(readGlbJson(plain).chunks);
    const root = (await silentIo.readBinary(dressed)).getRoot();
    expect(root.listNodes().map((node) => [node.getName(), node.getWorldTranslation()[2]])).toContainEqual([
      'inner',
      5,
    ]);
    expect(root.listNodes().flatMap((node) => node.getExtras()['part'] ?? [])).toHaveLength(3);
  });

  it('gives the same bytes each time', () => {
    expect(applyMaterials(plain, [LOOK])).toEqual(applyMaterials(plain, [LOOK]));
  });

  it.each([
    ['no look', []],
    ['a look of other parts', [[wear('Other#1', BRASS)]]],
  ])('returns the model unchanged for %s', (_what, looks) => {
    expect(applyMaterials(plain, looks)).toEqual(plain);
  });

  it('names a material without a label by its key', () => {
    const { label: _, ...bare } = material('old');
    const json = jsonOf(applyMaterials(plain, [[wear('Asm/Bolt#1', bare as Material)]]));
    expect(wornBy(json, 'third')).toEqual(['old']);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['something else', Buffer.from('solid of an STL file, not a GLB')],
    ['a damaged description', () => plain.slice(0, 60)],
  ])('refuses %s', (_what, bytes) => {
    const glb = typeof bytes === 'function' ? bytes() : bytes;
    expect(() => applyMaterials(glb, [LOOK])).toThrow(
      expect.objectContaining({ code: 'glb_unreadable', retryable: false }),
    );
  });
});
