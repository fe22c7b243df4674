import type { Template } from '../domain.js';

export const seedTemplates: Template[] = [
  {
    key: 'studio-isometric',
    label: 'Studio, isometric',
    camera: { azimuth: 35, elevation: 28, fieldOfView: 28, margin: 0.08 },
    light: { environment: 1, key: 1.4, fill: 0.5 },
    shadow: { opacity: 0.3, blur: 0.5 },
    background: { kind: 'colour', colour: '#eef0f2' },
  },
  {
    key: 'cutout-front',
    label: 'Cut-out, front',
    camera: { azimuth: 12, elevation: 12, fieldOfView: 24, margin: 0.06 },
    light: { environment: 1.1, key: 1.2, fill: 0.6 },
    shadow: { opacity: 0.25, blur: 0.6 },
    background: { kind: 'transparent' },
  },
];
