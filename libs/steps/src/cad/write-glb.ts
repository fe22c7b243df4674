import { Document, WebIO } from '@gltf-transform/core';
import type { Buffer as GltfBuffer, Material, Primitive, TypedArray } from '@gltf-transform/core';
import type { CadMesh } from './convert-step.js';
import type { CadPart } from './list-parts.js';

const UNCOLOURED: [number, number, number] = [0.6, 0.6, 0.6];
const LARGEST_SHORT_INDEX = 65_535;

/**
 * An uncompressed GLB: one node a part, directly under the scene, with the part's display name and its key in `extras.part`.
 * Vertices are in metres and y up already, so no node has a transform. The same parts always give the same bytes.
 */
export async function writeGlb(parts: CadPart[]): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene();
  document.getRoot().setDefaultScene(scene);
  const materialOf = materials(document);
  for (const part of parts) {
    const primitive = primitiveOf(document, buffer, part.mesh).setMaterial(materialOf(part));
    const mesh = document.createMesh(part.name).addPrimitive(primitive);
    scene.addChild(document.createNode(part.name).setMesh(mesh).setExtras({ part: part.key }));
  }
  return new WebIO().writeBinary(document);
}

function primitiveOf(document: Document, buffer: GltfBuffer, mesh: CadMesh): Primitive {
  const vectors = (array: TypedArray) => document.createAccessor().setType('VEC3').setArray(array).setBuffer(buffer);
  const short = mesh.positions.length / 3 < LARGEST_SHORT_INDEX;
  const indices = document
    .createAccessor()
    .setType('SCALAR')
    .setArray(short ? Uint16Array.from(mesh.indices) : mesh.indices)
    .setBuffer(buffer);
  const primitive = document.createPrimitive().setIndices(indices).setAttribute('POSITION', vectors(mesh.positions));
  return mesh.normals.length === 0 ? primitive : primitive.setAttribute('NORMAL', vectors(mesh.normals));
}

/** One material a colour: plain plastic, until the materials of the catalog replace it. */
function materials(document: Document): (part: CadPart) => Material {
  const known = new Map<string, Material>();
  return ({ colour, mesh }) => {
    const name = colour ?? 'uncoloured';
    const material =
      known.get(name) ??
      document
        .createMaterial(name)
        .setBaseColorFactor([...(mesh.colour ?? UNCOLOURED), 1])
        .setMetallicFactor(0)
        .setRoughnessFactor(0.5);
    known.set(name, material);
    return material;
  };
}
