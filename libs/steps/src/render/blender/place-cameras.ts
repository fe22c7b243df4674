import type { ResolvedTemplate } from '../../domain.js';
import type { RenderRequest } from '../../ports/index.js';
import { cameraBasis, frame } from '../../studio/framing.js';
import type { CameraBasis, Framing } from '../../studio/framing.js';
import type { UnitStudio } from './unit-studio.js';
import { toBlender } from './unit-studio.js';

/** A camera in the unit studio: its matrix row by row in Blender's axes, and what it clips. */
export interface PlacedCamera {
  camera: number[][];
  near: number;
  far: number;
}

type Frame = Pick<ResolvedTemplate, 'camera' | 'width' | 'height'>;

type Views = Pick<RenderRequest, 'views' | 'framing'> & { template: Frame };
type Outline = Pick<UnitStudio, 'corners'> & { points: ArrayLike<number> };

/** The cameras that frame the model as the three.js studio does, one a view. */
export function placeCameras(views: Views, studio: Outline): PlacedCamera[] {
  return frameViews(views, studio).map(({ basis, framing }) => placed(basis, framing));
}

/** The axes and the framing of each view, in the unit studio. */
export function frameViews(
  { views, framing, template }: Views,
  studio: Outline,
): { basis: CameraBasis; framing: Framing }[] {
  const bases = views.map(({ azimuth, elevation }) => cameraBasis(azimuth, elevation));
  const together = framing === 'all' ? framed(bases, template, studio) : null;
  return bases.map((basis) => ({ basis, framing: together ?? framed([basis], template, studio) }));
}

function framed(bases: CameraBasis[], { camera, width, height }: Frame, { corners, points }: Outline): Framing {
  const { fieldOfView, margin } = camera;
  return frame({ bases, fieldOfView, aspect: width / height, margin, corners, outline: points });
}

function placed(basis: CameraBasis, { distance, right, up }: Framing): PlacedCamera {
  const place = [0, 1, 2].map((i) => basis.back[i]! * distance + basis.right[i]! * right + basis.up[i]! * up);
  const columns = [basis.right, basis.up, basis.back, place].map(([x, y, z]) => toBlender([x!, y!, z!]));
  const rows = [0, 1, 2].map((row) => columns.map((column) => column[row]!));
  return { camera: [...rows, [0, 0, 0, 1]], near: distance * 0.1, far: distance + 12 };
}
