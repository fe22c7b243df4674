import type { BodyMesh } from './conversion-outcome.js';
import type { Arg } from '../part21/read-arguments.ts';
import { smoothNormals } from './smooth-normals.ts';
import type { Corners } from './smooth-normals.ts';
import type { Triple } from './matrix.ts';
import { refOf } from '../part21/read-arguments.ts';
import { numberOf, readModel, refsOf } from './step-model.ts';
import type { StepModel } from './step-model.ts';

/** What holds tessellated faces, and is listed by a representation. */
export const TESSELLATED_BODIES = ['TESSELLATED_SOLID', 'TESSELLATED_SHELL', 'TESSELLATED_GEOMETRIC_SET'];
const COMPLEX = ['COMPLEX_TRIANGULATED_FACE', 'COMPLEX_TRIANGULATED_SURFACE_SET'];
const FACES = ['TRIANGULATED_FACE', 'COMPLEX_TRIANGULATED_FACE'];
export const TESSELLATED_FACES = [...FACES, ...COMPLEX, 'TRIANGULATED_SURFACE_SET'];
const POINTS = 'COORDINATES_LIST';

/**
 * The triangles of tessellated bodies, by the bodies' numbers, in millimetres. `units` are the millimetres in the
 * length unit of each body. Faces are smooth up to a crease, whatever normals the file gives them.
 */
export function readTessellations(text: Buffer, units: ReadonlyMap<number, number>): Map<number, BodyMesh> {
  const model = readModel(text, new Set([...TESSELLATED_BODIES, ...TESSELLATED_FACES, POINTS]));
  const points = new Map<string, Triple[]>();
  const pointsIn = (unit: number) => (id: number | null) => {
    const key = `${id} ${unit}`;
    const known = points.get(key) ?? coordinates(model.argsOf(id, POINTS)?.[2], unit);
    points.set(key, known);
    return known;
  };
  return new Map([...units].map(([id, unit]) => [id, meshOf(model, id, pointsIn(unit))]));
}

function meshOf(model: StepModel, body: number, pointsOf: (id: number | null) => Triple[]): BodyMesh {
  const mesh: BodyMesh = { positions: [], normals: [], indices: [], faces: [], bareFaces: 0 };
  for (const face of facesOf(model, body)) {
    const args = model.argsOf(face, ...TESSELLATED_FACES) ?? [];
    const points = pointsOf(refOf(args[1]));
    const triangles = cornersOf(model, face, args).filter((corners) => corners.every((corner) => points[corner]));
    addTriangles(mesh, points, triangles, model.rankOf(face));
  }
  return mesh;
}

/** A set may be listed by itself; a solid or a shell lists faces. */
function facesOf(model: StepModel, body: number): number[] {
  if (model.argsOf(body, ...TESSELLATED_FACES)) return [body];
  return refsOf(model.argsOf(body, ...TESSELLATED_BODIES)?.[1]).flatMap((id) => facesOf(model, id));
}

/** A face has a link to its exact face before its index, a set has none. Corners become indices of points, from 0. */
function cornersOf(model: StepModel, face: number, args: Arg[]): Corners[] {
  const first = model.argsOf(face, ...FACES) ? 5 : 4;
  const index = list(args[first]).map((value) => numberOf(value) ?? 0);
  const pointOf = (corner: number) => (index.length > 0 ? (index[corner - 1] ?? 0) : corner) - 1;
  const written = model.argsOf(face, ...COMPLEX)
    ? [...rows(args[first + 1]).flatMap(ofStrip), ...rows(args[first + 2]).flatMap(ofFan)]
    : rows(args[first + 1]);
  const triangles = written.filter(([a, b, c]) => a !== b && b !== c && a !== c);
  return triangles.map((corners) => corners.map(pointOf) as Corners);
}

function ofStrip(strip: number[]): number[][] {
  return strip
    .slice(2)
    .map((c, at) => (at % 2 === 0 ? [strip[at]!, strip[at + 1]!, c] : [strip[at + 1]!, strip[at]!, c]));
}

function ofFan(fan: number[]): number[][] {
  return fan.slice(2).map((c, at) => [fan[0]!, fan[at + 1]!, c]);
}

function addTriangles(mesh: BodyMesh, points: Triple[], triangles: Corners[], rank: number): void {
  if (triangles.length === 0) return;
  const { normals, areas } = smoothNormals(points, triangles);
  for (const [at, corner] of triangles.flat().entries()) {
    mesh.indices.push(mesh.positions.length / 3);
    mesh.positions.push(...points[corner]!);
    mesh.normals.push(...normals[at]!);
  }
  const area = areas.reduce((sum, one) => sum + one, 0);
  mesh.faces.push({ ranks: [rank], triangles: triangles.length, area });
}

function coordinates(arg: Arg | undefined, unit: number): Triple[] {
  return rows(arg).map(([x = 0, y = 0, z = 0]) => [x * unit, y * unit, z * unit]);
}

function rows(arg: Arg | undefined): number[][] {
  return list(arg).map((row) => list(row).map((value) => numberOf(value) ?? 0));
}

function list(arg: Arg | undefined): Arg[] {
  return Array.isArray(arg) ? arg : [];
}
