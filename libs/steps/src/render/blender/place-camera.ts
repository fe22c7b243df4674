import type { ResolvedTemplate } from '../../domain.js';
import type { View } from '../../ports/index.js';
import { cameraBasis, frame } from '../studio/framing.js';
import type { UnitStudio } from './unit-studio.js';
import { toBlender } from './unit-studio.js';

/** The camera that frames the model as the three.js studio does: its matrix row by row in Blender's axes, and what it clips. */
export function placeCamera(
  view: View,
  { camera, width, height }: Pick<ResolvedTemplate, 'camera' | 'width' | 'height'>,
  studio: UnitStudio,
): { camera: number[][]; near: number; far: number } {
  const { fieldOfView, margin } = camera;
  const basis = cameraBasis(view.azimuth, view.elevation);
  const framed = { corners: studio.corners, outline: studio.points };
  const { distance, right, up } = frame({ basis, fieldOfView, aspect: width / height, margin, ...framed });
  const place = [0, 1, 2].map((i) => basis.back[i]! * distance + basis.right[i]! * right + basis.up[i]! * up);
  const columns = [basis.right, basis.up, basis.back, place].map(([x, y, z]) => toBlender([x!, y!, z!]));
  const rows = [0, 1, 2].map((row) => columns.map((column) => column[row]!));
  return { camera: [...rows, [0, 0, 0, 1]], near: distance * 0.1, far: distance + 12 };
}
