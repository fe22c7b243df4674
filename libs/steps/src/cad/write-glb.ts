import { Document, WebIO } from '@gltf-transform/core';
import type { Accessor, Buffer as GltfBuffer, Material, Mesh, Node, Primitive, TypedArray } from '@gltf-transform/core';
import type { CadMesh, CadModel } from './convert-step.js';
import type { CadPart, FaceColour } from './list-parts.js';
import { placeParts } from './place-parts.js';
import type { Placement } from './place-parts.js';
import { hexToLinear } from './srgb.js';

const UNCOLOURED: [number, number, number] = [0.6, 0.6, 0.6];
const LARGEST_SHORT_INDEX = 65_535;
/** How far a factor may be from 1 where a placement does not scale. */
const UNIT_SCALE = 1e-9;

/**
 * An uncompressed GLB in metres, y up, about the middle of the model; the scene's `extras.origin` says where that is in the
 * file. Assemblies are nodes that move nothing; a part is a node in its assembly with its display name, its key in
 * `extras.part` and its place in the scene. Parts of one body share its vertices, and its mesh where they look the same.
 * The same parts always give the same bytes.
 */
export function writeGlb(parts: CadPart[], model: CadModel): Promise<Uint8Array> {
  const document = new Document();
  const scene = document.createScene();
  document.getRoot().setDefaultScene(scene);
  const meshOf = new MeshTable(document, model.meshes);
  const groups = new Map<number, Node>();
  const groupOf = (at: number): Node => {
    const known = groups.get(at);
    if (known) return known;
    const { name, parent } = model.groups[at]!;
    const node = document.createNode(name);
    groups.set(at, node);
    (parent === null ? scene : groupOf(parent)).addChild(node);
    return node;
  };
  const { placements, origin } = placeParts(parts, model.meshes);
  scene.setExtras({ origin });
  for (const [at, part] of parts.entries()) {
    const node = document.createNode(part.name).setMesh(meshOf.get(part)).setExtras({ part: part.key });
    (part.group === null ? scene : groupOf(part.group)).addChild(place(node, placements[at]!));
  }
  return new WebIO().writeBinary(document);
}

function place(node: Node, { at, turn }: Placement): Node {
  if (!turn) return node.setTranslation(at);
  const [a, b, c, d, e, f, g, h, i] = turn as [number, number, number, number, number, number, number, number, number];
  node.setMatrix([a, d, g, 0, b, e, h, 0, c, f, i, 0, ...at, 1]);
  const scale = node.getScale();
  return scale.every((factor) => Math.abs(factor - 1) < UNIT_SCALE) ? node.setScale([1, 1, 1]) : node;
}

/** The glTF meshes of a model: one for each way in which a mesh looks. */
class MeshTable {
  private readonly document: Document;
  private readonly buffer: GltfBuffer;
  private readonly meshes: CadMesh[];
  private readonly known = new Map<string, Mesh>();
  private readonly vertices = new Map<number, { position: Accessor; normal: Accessor | null }>();
  private readonly materials = new Map<string, Material>();

  constructor(document: Document, meshes: CadMesh[]) {
    this.document = document;
    this.buffer = document.createBuffer();
    this.meshes = meshes;
  }

  get({ mesh: at, faces, name }: CadPart): Mesh {
    const key = `${at} ${faces.join()}`;
    const known = this.known.get(key);
    if (known) return known;
    const mesh = this.document.createMesh(name);
    this.known.set(key, mesh);
    for (const [colour, indices] of byColour(this.meshes[at]!, faces))
      mesh.addPrimitive(this.primitive(at, indices, colour));
    return mesh;
  }

  private primitive(at: number, indices: Uint32Array<ArrayBuffer>, colour: string | null): Primitive {
    const { position, normal } = this.verticesOf(at);
    const short = position.getCount() < LARGEST_SHORT_INDEX;
    const primitive = this.document
      .createPrimitive()
      .setIndices(this.accessor('SCALAR', short ? Uint16Array.from(indices) : indices))
      .setAttribute('POSITION', position)
      .setMaterial(this.materialOf(colour));
    return normal ? primitive.setAttribute('NORMAL', normal) : primitive;
  }

  private verticesOf(at: number): { position: Accessor; normal: Accessor | null } {
    const known = this.vertices.get(at);
    if (known) return known;
    const { positions, normals } = this.meshes[at]!;
    const normal = normals.length === 0 ? null : this.accessor('VEC3', normals);
    const made = { position: this.accessor('VEC3', positions), normal };
    this.vertices.set(at, made);
    return made;
  }

  private accessor(type: 'SCALAR' | 'VEC3', array: TypedArray): Accessor {
    return this.document.createAccessor().setType(type).setArray(array).setBuffer(this.buffer);
  }

  /** One material a colour: plain plastic, until the materials of the catalog replace it. */
  private materialOf(colour: string | null): Material {
    const name = colour ?? 'uncoloured';
    const known = this.materials.get(name);
    if (known) return known;
    const material = this.document
      .createMaterial(name)
      .setBaseColorFactor([...(colour === null ? UNCOLOURED : hexToLinear(colour)), 1])
      .setMetallicFactor(0)
      .setRoughnessFactor(0.5);
    this.materials.set(name, material);
    return material;
  }
}

/** The indices of what is shown, by colour in the order in which the colours come. */
function byColour(
  { indices, faces }: CadMesh,
  colours: readonly FaceColour[],
): Map<string | null, Uint32Array<ArrayBuffer>> {
  const shown = new Map<string | null, number[]>();
  let first = 0;
  for (const [at, { triangles }] of faces.entries()) {
    const colour = colours[at] ?? null;
    const last = first + 3 * triangles;
    if (colour !== 'hidden') {
      const among = shown.get(colour) ?? [];
      for (let index = first; index < last; index++) among.push(indices[index]!);
      shown.set(colour, among);
    }
    first = last;
  }
  return new Map([...shown].map(([colour, among]) => [colour, Uint32Array.from(among)]));
}
