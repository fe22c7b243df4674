import type {
  Poly_Triangulation,
  TopLoc_Location,
  TopoDS_Shape,
} from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import { faceRanks } from './bodies.child.ts';
import type { BodyMesh } from '../structure/conversion-outcome.js';
import { moved } from '../structure/matrix.ts';
import type { Triple } from '../structure/matrix.ts';
import { oc } from './reader.child.ts';
import { facesOf, matrixOf, placeless } from './shapes.child.ts';
import { triangulated } from './triangulate.child.ts';

/**
 * Maximum distance of triangles from the surface, as a share of the body's mean extent, and maximum angle between
 * normals in radians.
 */
export interface Deflection {
  linear: number;
  angular: number;
}

/** A body's triangles, finer on a smaller body, so that a part is as smooth alone as in an assembly. */
export function meshBody(body: TopoDS_Shape, { linear, angular }: Deflection): BodyMesh {
  const ranks = facesOf(body).map(({ face, shell }) => [rankOf(face), shell ? rankOf(shell) : 0]);
  const mesh: BodyMesh = { positions: [], normals: [], indices: [], faces: [], bareFaces: 0 };
  const source = triangulated(body, linear * meanExtent(body), angular);
  for (const [at, { face }] of facesOf(source).entries()) addFace(mesh, face, ranks[at] ?? []);
  return mesh;
}

/** The mean of length, width and height in millimetres. */
function meanExtent(body: TopoDS_Shape): number {
  const box = new oc.Bnd_Box_1();
  oc.BRepBndLib.Add(body, box, false);
  if (box.IsVoid()) return 1;
  const [low, high] = [box.CornerMin(), box.CornerMax()];
  return (high.X() - low.X() + high.Y() - low.Y() + high.Z() - low.Z()) / 3;
}

const rankOf = (shape: TopoDS_Shape) => faceRanks.get(placeless(shape)) ?? 0;

function addFace(mesh: BodyMesh, shape: TopoDS_Shape, among: number[]): void {
  const face = oc.TopoDS.Face_1(shape);
  const location = new oc.TopLoc_Location_1();
  const handle = oc.BRep_Tool.Triangulation(face, location, 0);
  if (handle.IsNull()) {
    mesh.bareFaces += 1;
    return;
  }
  oc.StdPrs_ToolTriangulatedShape.ComputeNormals_1(face, handle);
  const triangles = handle.get();
  const inside = shape.Orientation_1() === oc.TopAbs_Orientation.TopAbs_REVERSED;
  const [firstVertex, firstIndex] = [mesh.positions.length / 3, mesh.indices.length];
  addVertices(mesh, triangles, { location, inside });
  addTriangles(mesh, triangles, firstVertex, inside);
  noteFace(
    mesh,
    among.filter((rank) => rank > 0),
    firstIndex,
  );
  handle.delete();
}

function noteFace({ positions, indices, faces }: BodyMesh, ranks: number[], firstIndex: number): void {
  const triangles = (indices.length - firstIndex) / 3;
  let area = 0;
  for (let at = firstIndex; at < indices.length; at += 3) area += areaOf(positions, indices, at);
  const last = faces.at(-1);
  if (!last || String(last.ranks) !== String(ranks)) faces.push({ ranks, triangles, area });
  else Object.assign(last, { triangles: last.triangles + triangles, area: last.area + area });
}

function areaOf(positions: number[], indices: number[], at: number): number {
  const [a, b, c] = [0, 1, 2].map((corner) => indices[at + corner]! * 3) as [number, number, number];
  const along = (to: number, axis: number) => positions[to + axis]! - positions[a + axis]!;
  const cross = (i: number, j: number) => along(b, i) * along(c, j) - along(b, j) * along(c, i);
  return Math.hypot(cross(1, 2), cross(2, 0), cross(0, 1)) / 2;
}

function addVertices(
  { positions, normals }: BodyMesh,
  triangles: Poly_Triangulation,
  { location, inside }: { location: TopLoc_Location; inside: boolean },
): void {
  const matrix = location.IsIdentity() ? null : matrixOf(location.Transformation());
  const turn = matrix?.map((value, at) => (at % 4 === 3 ? 0 : value)) ?? null;
  const sign = inside ? -1 : 1;
  for (let at = 1; at <= triangles.NbNodes(); at++) {
    const [point, normal] = [triangles.Node(at), triangles.Normal_1(at)];
    push(positions, [point.X(), point.Y(), point.Z()], matrix);
    push(normals, [sign * normal.X(), sign * normal.Y(), sign * normal.Z()], turn);
    point.delete();
    normal.delete();
  }
}

function push(values: number[], triple: Triple, matrix: number[] | null): void {
  const [x, y, z] = matrix ? moved(triple, matrix) : triple;
  values.push(x, y, z);
}

function addTriangles({ indices }: BodyMesh, triangles: Poly_Triangulation, first: number, inside: boolean): void {
  for (let at = 1; at <= triangles.NbTriangles(); at++) {
    const triangle = triangles.Triangle(at);
    const [a, b, c] = [1, inside ? 3 : 2, inside ? 2 : 3].map((corner) => first + triangle.Value(corner) - 1);
    indices.push(a!, b!, c!);
    triangle.delete();
  }
}
