import type { GLTF } from '@gltf-transform/core';
import type { Material, PartMaterial } from '../domain.js';
import { readGlbJson, writeGlbJson } from './glb-json.js';
import { gltfMaterial } from './gltf-material.js';

const EXTENSION = 'KHR_materials_variants';
const AS_MODELLED = 'As modelled';

/** The materials of the parts in one set of pictures. */
export type Look = readonly PartMaterial[];

/**
 * A GLB whose parts have the materials of the first look, with each look and the colours of the CAD file as variants
 * (KHR_materials_variants): "HartOMat materials", numbered where there are several looks, and last "As modelled".
 * Geometry and nodes stay; instances of a mesh with different materials get separate meshes over the same data. A part
 * that a look does not name stays unchanged. The same input always gives the same bytes. Throws
 * `StepError('glb_unreadable')`.
 */
export function applyMaterials(glb: Uint8Array, looks: readonly Look[]): Uint8Array {
  const { json, chunks } = readGlbJson(glb);
  const dresser = new Dresser(json, looks);
  return dresser.hasDressed ? writeGlbJson({ json: dresser.dressed(), chunks }) : glb;
}

class Dresser {
  private readonly looks: Map<string, Material>[];
  private readonly materials: GLTF.IMaterial[];
  private readonly meshes: GLTF.IMesh[] = [];
  private readonly nodes: GLTF.INode[];
  private readonly materialAt = new Map<string, number>();
  private readonly meshAt = new Map<string, number>();
  hasDressed = false;

  constructor(
    private readonly json: GLTF.IGLTF,
    looks: readonly Look[],
  ) {
    this.looks = looks.map((look) => new Map(look.map(({ part, material }) => [part, material])));
    this.materials = [...(json.materials ?? [])];
    const parts = partsOf(json.nodes ?? []);
    this.nodes = (json.nodes ?? []).map((node, at) =>
      node.mesh === undefined ? node : { ...node, mesh: this.meshFor(node.mesh, parts[at]) },
    );
  }

  dressed(): GLTF.IGLTF {
    const { nodes, meshes, materials, json } = this;
    const extensionsUsed = [...new Set([...(json.extensionsUsed ?? []), EXTENSION])];
    const extensions = { ...json.extensions, [EXTENSION]: { variants: this.variants() } };
    return { ...json, nodes, meshes, materials, extensionsUsed, extensions };
  }

  private variants(): { name: string }[] {
    const numberOf = (at: number): string => (this.looks.length > 1 ? ` ${at + 1}` : '');
    const names = this.looks.map((_, at) => `HartOMat materials${numberOf(at)}`);
    return [...names, AS_MODELLED].map((name) => ({ name }));
  }

  /** The mesh with a part's materials; parts with equal materials share it. */
  private meshFor(mesh: number, part: string | undefined): number {
    const worn = this.looks.map((look) => this.indexOf(part === undefined ? undefined : look.get(part)));
    return this.placeOf(this.meshAt, JSON.stringify([mesh, worn]), this.meshes, () => {
      const found = this.json.meshes?.[mesh] ?? { primitives: [] };
      if (worn.every((index) => index === undefined)) return found;
      this.hasDressed = true;
      return { ...found, primitives: found.primitives.map((primitive) => this.dress(primitive, worn)) };
    });
  }

  private dress(primitive: GLTF.IMeshPrimitive, worn: (number | undefined)[]): GLTF.IMeshPrimitive {
    const modelled = primitive.material ?? this.uncoloured();
    const looks = [...worn.map((index) => index ?? modelled), modelled];
    const mappings = [...new Set(looks)].map((material) => ({
      material,
      variants: looks.flatMap((of, variant) => (of === material ? [variant] : [])),
    }));
    const extensions = { ...primitive.extensions, [EXTENSION]: { mappings } };
    return { ...primitive, material: looks[0] ?? modelled, extensions };
  }

  private indexOf(material: Material | undefined): number | undefined {
    return material && this.addMaterial(gltfMaterial(material));
  }

  /** The default material of glTF, for a primitive without one. */
  private uncoloured(): number {
    return this.addMaterial({ name: 'uncoloured' });
  }

  private addMaterial(material: GLTF.IMaterial): number {
    return this.placeOf(this.materialAt, JSON.stringify(material), this.materials, () => material);
  }

  /** The index in `list` of the item of this key; created and appended where it is missing. */
  private placeOf<T>(places: Map<string, number>, key: string, list: T[], make: () => T): number {
    const place = places.get(key) ?? list.push(make()) - 1;
    places.set(key, place);
    return place;
  }
}

/** The part of each node: `extras.part` of it or of its nearest ancestor. */
function partsOf(nodes: readonly GLTF.INode[]): (string | undefined)[] {
  const parentOf = new Map(nodes.flatMap(({ children = [] }, at) => children.map((child) => [child, at] as const)));
  return nodes.map((_, at) => {
    for (let node: number | undefined = at; node !== undefined; node = parentOf.get(node)) {
      const part = nodes[node]?.extras?.['part'];
      if (typeof part === 'string') return part;
    }
    return undefined;
  });
}
