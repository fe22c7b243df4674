import type { Template } from '../domain.js';

const LIT = { environment: 1, key: 1, fill: 1 };
const PAPER = { kind: 'colour', colour: '#eef0f2' } as const;

export const STUDIO_ISOMETRIC: Template = {
  key: 'studio-isometric',
  label: 'Studio, isometric',
  camera: { azimuth: 35, elevation: 26, fieldOfView: 24, margin: 0.08 },
  light: LIT,
  shadow: { opacity: 0.8, blur: 0.4 },
  background: PAPER,
};

export const CUTOUT_FRONT: Template = {
  key: 'cutout-front',
  label: 'Cutout, from the front',
  camera: { azimuth: 0, elevation: 12, fieldOfView: 20, margin: 0.05 },
  light: LIT,
  shadow: { opacity: 0.6, blur: 0.4 },
  background: { kind: 'transparent' },
};

export const STUDIO_FRONT: Template = {
  ...STUDIO_ISOMETRIC,
  key: 'studio-front',
  label: 'Studio, from the front',
  camera: { azimuth: 0, elevation: 14, fieldOfView: 20, margin: 0.08 },
};

/** Level faces mirror the lamp above the camera: less of it keeps them apart from each other and from the paper. */
export const STUDIO_TOP: Template = {
  ...STUDIO_ISOMETRIC,
  key: 'studio-top',
  label: 'Studio, from above',
  camera: { azimuth: 0, elevation: 84, fieldOfView: 20, margin: 0.1 },
  light: { environment: 0.47, key: 0.9, fill: 1 },
  shadow: { opacity: 0.7, blur: 0.6 },
  background: { kind: 'colour', colour: '#e8ebee' },
};

/** Fills the frame: steep and wide, and hardly turned, since a turned product's box leaves room at its corners. */
export const STUDIO_CLOSE: Template = {
  ...STUDIO_ISOMETRIC,
  key: 'studio-close',
  label: 'Studio, close-up',
  camera: { azimuth: 7, elevation: 46, fieldOfView: 40, margin: 0.01 },
};

/** Little room light and a strong key: metal keeps its edges of light, dull parts turn away from the dark. */
export const STUDIO_DARK: Template = {
  ...STUDIO_ISOMETRIC,
  key: 'studio-dark',
  label: 'Studio, dark',
  light: { environment: 0.7, key: 1.5, fill: 1.6 },
  shadow: { opacity: 0.9, blur: 0.3 },
  background: { kind: 'colour', colour: '#1d2024' },
};

/** Six studios. All but the cutout stand on a floor that takes a shadow and fades into the background. */
export const TEMPLATES: Template[] = [
  STUDIO_ISOMETRIC,
  STUDIO_FRONT,
  STUDIO_TOP,
  STUDIO_CLOSE,
  STUDIO_DARK,
  CUTOUT_FRONT,
];
