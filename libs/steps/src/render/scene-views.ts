import type { RenderRequest, View } from '../ports/index.js';
import { sceneNames } from '../pictures/picture-names.js';
import { StepError } from '../step-error.js';

/** Which pictures of a scene are taken: their names and views, one each, and how they are framed. */
export interface SceneViews {
  names: string[];
  views: View[];
  framing: RenderRequest['framing'];
}

/**
 * `angles`: `angle-01.png` … each framed for itself. `frames`: `frame-001.png` … one turn from where the studio's camera
 * stands, framed together. Neither: `still.png`. Throws `StepError('angles_and_frames')` for both.
 */
export function sceneViews(camera: View, { angles, frames }: { angles: View[]; frames: number }): SceneViews {
  if (angles.length > 0 && frames > 0) throw anglesAndFrames(angles.length, frames);
  const names = sceneNames({ angles: angles.length, frames });
  if (frames > 0) return { names, views: turn(camera, frames), framing: 'all' };
  return { names, views: angles.length > 0 ? angles : [viewOf(camera)], framing: 'each' };
}

function turn(camera: View, frames: number): View[] {
  const { azimuth, elevation } = viewOf(camera);
  return Array.from({ length: frames }, (_, i) => ({ azimuth: azimuth + (360 * i) / frames, elevation }));
}

const viewOf = ({ azimuth, elevation }: View): View => ({ azimuth, elevation });

function anglesAndFrames(angles: number, frames: number): StepError {
  return new StepError(
    'angles_and_frames',
    `The render asks for ${angles} angles and for a turntable of ${frames} frames, but one step makes one or the other. ` +
      'Clear "angles" or set "frames" to 0; for both, use two render steps.',
    { retryable: false, details: { angles, frames } },
  );
}
