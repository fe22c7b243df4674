import type { Part } from '../domain.js';
import type { CadMesh, CadModel } from './convert-step.js';
import { partShape } from './part-shape.js';
import { linearToHex } from './srgb.js';

/** A part with the triangles it shows; `named` is false where the file has no name of its own for it. */
export interface CadPart extends Part {
  mesh: CadMesh;
  named: boolean;
}

/** What the STEP reader and exporters write where the designer gave no name. */
const PLACEHOLDER = /^(|undefined|unnamed|solid|compound|compsolid|shell|face)$/i;

/**
 * The parts of a model in the order of its product tree, each with a unique key: its instance path joined by '/', '#', and
 * its number among the parts with the same path, from 1. The same file always gives the same keys, whatever its names are.
 * A part without a name of its own shows the nearest name above it.
 */
export function listParts(model: CadModel): CadPart[] {
  const numbers = new Map<string, number>();
  return meshesOf(model.root, []).flatMap(({ mesh: index, nodePath, alone }) => {
    const mesh = model.meshes[index];
    if (!mesh) return [];
    const instancePath = pathOf(nodePath, mesh.name, alone);
    const joined = instancePath.join('/');
    const number = (numbers.get(joined) ?? 0) + 1;
    numbers.set(joined, number);
    return [describe(mesh, `${joined}#${number}`, instancePath)];
  });
}

interface PlacedMesh {
  mesh: number;
  nodePath: string[];
  /** True where the mesh is all that its node shows, so that the node's name is the part's. */
  alone: boolean;
}

function meshesOf(node: CadModel['root'], above: string[]): PlacedMesh[] {
  const nodePath = node.name === '' ? above : [...above, node.name];
  const alone = node.meshes.length === 1 && node.name !== '';
  const own = node.meshes.map((mesh) => ({ mesh, nodePath, alone }));
  return [...own, ...node.children.flatMap((child) => meshesOf(child, nodePath))];
}

function pathOf(nodePath: string[], meshName: string, alone: boolean): string[] {
  return alone || meshName === '' ? nodePath : [...nodePath, meshName];
}

function describe(mesh: CadMesh, key: string, instancePath: string[]): CadPart {
  const own = instancePath.at(-1) ?? '';
  return {
    key,
    name: instancePath.findLast((name) => !PLACEHOLDER.test(name)) ?? own,
    instancePath,
    colour: mesh.colour && linearToHex(mesh.colour),
    triangles: mesh.indices.length / 3,
    shape: partShape(mesh),
    mesh,
    named: !PLACEHOLDER.test(own),
  };
}
