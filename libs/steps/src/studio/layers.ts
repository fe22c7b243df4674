import { BackSide, FrontSide, Mesh } from 'three';
import type { BufferGeometry, Material, MaterialParameters } from 'three';

/** What a mesh draws of a part's triangles: their fronts, their backs, or their edges as lines one pixel wide. */
export type Layer = 'front' | 'back' | 'lines';

/** A mesh of a part as the model has it. */
export interface Piece {
  part: string;
  mesh: Mesh<BufferGeometry, Material>;
}

/** One layer of a piece. */
export interface PartMesh extends Piece {
  layer: Layer;
}

/**
 * How each layer is drawn. Where a front and a back face share an edge, the graphics confuses their depths within a pixel, and
 * the hidden back would show as dark dashes on the silhouette. Backs are therefore moved away by the depth that they gain over
 * two pixels; they are needed, since models have open surfaces too.
 */
export const LAYERS: Readonly<Record<Layer, MaterialParameters & { wireframe?: boolean }>> = {
  front: { side: FrontSide },
  back: { side: BackSide, polygonOffset: true, polygonOffsetFactor: 2, polygonOffsetUnits: 4 },
  lines: { side: FrontSide, wireframe: true },
};

/** All layers of the pieces. Fronts are drawn first: most backs and lines are behind them and cost little then. */
export function layered(pieces: readonly Piece[]): PartMesh[] {
  const fronts = pieces.map((piece) => ({ ...piece, layer: 'front' as const }));
  return [...fronts, ...fronts.map((piece) => added(piece, 'back')), ...fronts.map((piece) => added(piece, 'lines'))];
}

/** Draws with other materials, which `materialOf` gives, and puts the old ones back. */
export function drawAs(meshes: readonly PartMesh[], materialOf: (piece: PartMesh) => Material, draw: () => void): void {
  const worn = meshes.map(({ mesh }) => mesh.material);
  for (const piece of meshes) piece.mesh.material = materialOf(piece);
  draw();
  meshes.forEach(({ mesh }, i) => (mesh.material = worn[i]!));
}

function added({ part, mesh: front }: Piece, layer: Layer): PartMesh {
  const mesh = new Mesh(front.geometry, front.material);
  mesh.renderOrder = 1;
  front.add(mesh);
  mesh.updateMatrixWorld(true);
  return { part, mesh, layer };
}
