import type { Accessor } from '@gltf-transform/core';
import type { RenderRequest } from '../ports/index.js';
import { frameViews } from './blender/place-cameras.js';
import { moved, partOf, readGlb, unitFit } from './blender/unit-studio.js';
import type { Triple } from './blender/unit-studio.js';
import type { CameraBasis, Framing } from '../studio/framing.js';

type TinyPartsRequest = Pick<RenderRequest, 'glb' | 'views' | 'framing' | 'template' | 'boundingBox'>;

interface Box {
  min: number[];
  max: number[];
}

/** A part that would cover fewer pixels than this, without occlusion, is too small to be visible. */
const FEW_PIXELS = 4;

/**
 * The parts that cover too few pixels in all views, even without occlusion, in the model's order. Computed from the
 * parts' boxes: hidden parts do not count, and a long thin part is drawn as a line.
 */
export async function tinyParts(request: TinyPartsRequest): Promise<string[]> {
  const { camera, height } = request.template;
  const { centre, scale } = unitFit(request.boundingBox);
  const fit = (corners: Triple[]) => corners.map((at) => at.map((value, i) => (value - centre[i]!) * scale) as Triple);
  const parts = [...(await cornersByPart(request.glb))].map(([part, corners]) => ({ part, corners: fit(corners) }));
  const points = parts.flatMap(({ corners }) => corners.flat());
  const views = frameViews(request, { corners: fit(cornersOf(request.boundingBox)).flat(), points });
  const pixel = (2 * Math.tan((camera.fieldOfView * Math.PI) / 360)) / height;
  const isTiny = (corners: Triple[]) => views.every((view) => pixelsOf(corners, view, pixel) < FEW_PIXELS);
  return parts.filter(({ corners }) => isTiny(corners)).map(({ part }) => part);
}

/** The area of the rectangle around the points, each side at least a pixel; `pixel` is a pixel's side at distance 1. */
function pixelsOf(
  points: Triple[],
  { basis, framing }: { basis: CameraBasis; framing: Framing },
  pixel: number,
): number {
  const along = (point: Triple, axis: number[]) => point.reduce((sum, value, i) => sum + value * axis[i]!, 0);
  const seen = points.map((point) => {
    const depth = (framing.distance - along(point, basis.back)) * pixel;
    return [along(point, basis.right) / depth, along(point, basis.up) / depth] as const;
  });
  const side = (axis: 0 | 1) => Math.max(...seen.map((at) => at[axis])) - Math.min(...seen.map((at) => at[axis]));
  return Math.max(1, side(0)) * Math.max(1, side(1));
}

/** The corners of the boxes of each part's meshes, in the scene's lengths. */
async function cornersByPart(glb: Uint8Array): Promise<Map<string, Triple[]>> {
  const root = (await readGlb(glb)).getRoot();
  const boxes = new Map<Accessor, Box>();
  const parts = new Map<string, Triple[]>();
  (root.getDefaultScene() ?? root.listScenes()[0])?.traverse((node) => {
    const part = partOf(node);
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const position = primitive.getAttribute('POSITION');
      if (part === undefined || !position) continue;
      const corners = cornersOf(boxOf(position, boxes)).map(([x, y, z]) => moved(node.getWorldMatrix(), x, y, z));
      const known = parts.get(part);
      if (known) known.push(...corners);
      else parts.set(part, corners);
    }
  });
  return parts;
}

/** Instances share their positions, which are measured once. */
function boxOf(position: Accessor, known: Map<Accessor, Box>): Box {
  const box = known.get(position) ?? { min: position.getMin([]), max: position.getMax([]) };
  known.set(position, box);
  return box;
}

function cornersOf({ min, max }: Box): Triple[] {
  const [x, y, z] = [0, 1, 2].map((axis) => [min[axis]!, max[axis]!]) as [number[], number[], number[]];
  return x.flatMap((a) => y.flatMap((b) => z.map((c): Triple => [a, b, c])));
}
