import { WebIO } from '@gltf-transform/core';
import type { Mesh, Node, Primitive, vec3 } from '@gltf-transform/core';

type Vector = [number, number, number];

/** A part as a GLB shows it. Lengths are millimetres in the file's own coordinates: z up, about its own origin. */
export interface ShownPart {
  key: string;
  name: string;
  /** The names of the nodes around it, from the outermost. */
  groups: string[];
  low: Vector;
  high: Vector;
  /** Triangles by the colours of their materials. */
  colours: Record<string, number>;
  /** Negative where its triangles face inwards. */
  volume: number;
  mirrored: boolean;
  mesh: Mesh;
}

/** The parts of a GLB that `glb_export` wrote, in the order of its nodes; numbers are rounded to 0.0001. */
export async function readShownParts(glb: Uint8Array): Promise<ShownPart[]> {
  const scene = (await new WebIO().readBinary(glb)).getRoot().getDefaultScene()!;
  const origin = scene.getExtras().origin as Vector;
  const shown: ShownPart[] = [];
  const visit = (node: Node, groups: string[]): void => {
    const mesh = node.getMesh();
    if (mesh) shown.push(shownPart(node, mesh, { groups, origin }));
    for (const child of node.listChildren()) visit(child, [...groups, node.getName()]);
  };
  for (const node of scene.listChildren()) visit(node, []);
  return shown;
}

function shownPart(node: Node, mesh: Mesh, { groups, origin }: { groups: string[]; origin: Vector }): ShownPart {
  const matrix = node.getWorldMatrix();
  const place = ([x, y, z]: Vector): Vector => {
    const at = [0, 1, 2].map(
      (row) => matrix[row]! * x + matrix[4 + row]! * y + matrix[8 + row]! * z + matrix[12 + row]!,
    );
    const [a, b, c] = at.map((value, axis) => (value + origin[axis]!) * 1000) as Vector;
    return [a, -c, b];
  };
  const corners = mesh.listPrimitives().flatMap((primitive) => cornersOf(primitive).map(place));
  const [low, high] = [Math.min, Math.max].map((most) =>
    [0, 1, 2].map((axis) => rounded(most(...corners.map((corner) => corner[axis]!)))),
  ) as [Vector, Vector];
  const [x, y, z] = [0, 4, 8].map((at) => [matrix[at], matrix[at + 1], matrix[at + 2]]) as [Vector, Vector, Vector];
  const mirrored = dot(cross(x, y), z) < 0;
  const volume = rounded((mirrored ? -1 : 1) * volumeOf(corners, low));
  const colours = Object.fromEntries(
    mesh.listPrimitives().map((one) => [one.getMaterial()!.getName(), one.getIndices()!.getCount() / 3]),
  );
  const key = String(node.getExtras().part);
  return { key, name: node.getName(), groups, low, high, colours, volume, mirrored, mesh };
}

function cornersOf(primitive: Primitive): Vector[] {
  const position = primitive.getAttribute('POSITION')!;
  return [...primitive.getIndices()!.getArray()!].map((index) => position.getElement<vec3>(index, [0, 0, 0]));
}

/** Of a closed surface, three corners a triangle. */
function volumeOf(corners: Vector[], about: Vector): number {
  const from = corners.map((corner) => corner.map((value, axis) => value - about[axis]!) as Vector);
  let volume = 0;
  for (let at = 0; at < from.length; at += 3) volume += dot(cross(from[at]!, from[at + 1]!), from[at + 2]!) / 6;
  return volume;
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4 + 0;
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}
