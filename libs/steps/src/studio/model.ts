import { Box3, Group, Mesh, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { BufferGeometry, Material, Object3D } from 'three';
import { layered } from './layers.js';
import type { PartMesh, Piece } from './layers.js';
import { thicknessOfParts } from './thickness.js';
import type { PartCorners } from './thickness.js';

/** The model moved to the origin and scaled so that its bounding box has a half diagonal of 1. */
export interface Model {
  root: Group;
  /** Every mesh of every part, in all layers. */
  parts: PartMesh[];
  /** By part: of the walls of a sheet, or a wire's radius. */
  thickness: Map<string, number>;
  box: Box3;
  /** All vertices, x y z x y z …, as they stand in the scene. */
  points: Float32Array;
  /** Three indices into the points for every triangle. */
  triangles: Uint32Array;
}

export interface Bounds {
  min: [number, number, number];
  max: [number, number, number];
}

/** Reads a GLB and puts it into the unit studio, so that lights, bias and camera never depend on the part's real size. */
export async function loadModel(glb: ArrayBuffer, bounds: Bounds): Promise<Model> {
  const { scene } = await new GLTFLoader().parseAsync(glb, '');
  const box = new Box3(new Vector3(...bounds.min), new Vector3(...bounds.max));
  const centre = box.getCenter(new Vector3());
  const scale = 1 / Math.max(box.getSize(new Vector3()).length() / 2, 1e-9);
  const root = new Group();
  root.scale.setScalar(scale);
  root.position.copy(centre).multiplyScalar(-scale);
  root.add(scene);
  root.updateMatrixWorld(true);
  const pieces = partMeshes(scene);
  const points = worldPoints(pieces);
  const triangles = allTriangles(pieces);
  const unitBox = box.translate(centre.negate());
  unitBox.min.multiplyScalar(scale);
  unitBox.max.multiplyScalar(scale);
  const thickness = thicknessOfParts({ points, triangles }, cornersOf(pieces));
  return { root, parts: layered(pieces), thickness, box: unitBox, points, triangles };
}

/**
 * Frees the model's buffers on the graphics side. Materials are never disposed anywhere in the studio: the last one of a
 * kind would take its compiled program along, and the next picture would wait for the compiler again.
 */
export function disposeModel(model: Model): void {
  for (const { mesh } of model.parts) mesh.geometry.dispose();
}

function partMeshes(scene: Object3D): Piece[] {
  const found: Piece[] = [];
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    const mesh = node as Mesh<BufferGeometry, Material>;
    if (!mesh.geometry.getAttribute('normal')) mesh.geometry.computeVertexNormals();
    found.push({ part: partOf(node), mesh });
  });
  return found;
}

function partOf(node: Object3D): string {
  for (let at: Object3D | null = node; at; at = at.parent) {
    if (typeof at.userData['part'] === 'string') return at.userData['part'];
  }
  throw new Error(`The mesh "${node.name}" belongs to no part: its node carries no extras.part.`);
}

function worldPoints(parts: Piece[]): Float32Array {
  const count = parts.reduce((sum, { mesh }) => sum + mesh.geometry.getAttribute('position').count, 0);
  const points = new Float32Array(count * 3);
  const point = new Vector3();
  let at = 0;
  for (const { mesh } of parts) {
    const position = mesh.geometry.getAttribute('position');
    for (let i = 0; i < position.count; i++) {
      point.fromBufferAttribute(position, i).applyMatrix4(mesh.matrixWorld).toArray(points, at);
      at += 3;
    }
  }
  return points;
}

const countCorners = ({ mesh: { geometry } }: Piece): number =>
  geometry.index?.count ?? geometry.getAttribute('position').count;

function cornersOf(pieces: Piece[]): PartCorners[] {
  let from = 0;
  return pieces.map((piece) => {
    const corners = { part: piece.part, from, to: from + countCorners(piece) };
    from = corners.to;
    return corners;
  });
}

function allTriangles(parts: Piece[]): Uint32Array {
  const triangles = new Uint32Array(parts.reduce((sum, part) => sum + countCorners(part), 0));
  let at = 0;
  let first = 0;
  for (const part of parts) {
    const { index } = part.mesh.geometry;
    const count = countCorners(part);
    for (let i = 0; i < count; i++) triangles[at++] = first + (index ? index.getX(i) : i);
    first += part.mesh.geometry.getAttribute('position').count;
  }
  return triangles;
}
