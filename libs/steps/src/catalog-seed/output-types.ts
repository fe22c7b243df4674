import type { LegacyPresetConfig, OutputType, Template } from '../domain.js';
import { CUTOUT_FRONT, STUDIO_CLOSE, STUDIO_DARK, STUDIO_FRONT, STUDIO_ISOMETRIC, STUDIO_TOP } from './templates.js';

const NOTIFY: OutputType['notify'] = { channel: 'in_app', recipients: ['orders@hartomat.example'] };

interface Ordered {
  key: string;
  label: string;
  template: Template;
  size: number;
  workflow?: string;
  preset: string;
  params: Record<string, unknown>;
}

function outputType({ key, label, template, size, workflow = '', preset, params }: Ordered): OutputType {
  const legacyPreset: LegacyPresetConfig = { preset, params: { ...params, notify: NOTIFY } };
  return {
    ...{ key, label, template: template.key, width: size, height: size },
    unmappedParts: 'warn',
    workflow,
    legacyPreset,
    notify: NOTIFY,
  };
}

/** A still as the workflow `still-threejs` makes it, too. */
function still(key: string, label: string, size: number, template: Template): OutputType {
  const transparent = template.background.kind === 'transparent';
  const params = { engine: 'threejs', resolution: [size, size], format: 'png', transparent };
  return outputType({ key, label, template, size, workflow: 'still-threejs', preset: 'still', params });
}

const AROUND = [0, 90, 180, 270].map((azimuth) => ({ azimuth, elevation: 20 }));

/** One output type for each way in which legacy presets make pictures; migration gives those without a workflow one. */
export const OUTPUT_TYPES: OutputType[] = [
  still('still-studio-1024', 'Studio still, 1024 px', 1024, STUDIO_ISOMETRIC),
  still('still-cutout-512', 'Cutout still, 512 px', 512, CUTOUT_FRONT),
  outputType({
    key: 'still-top-jpg-800',
    label: 'From above, JPEG, 800 px',
    template: STUDIO_TOP,
    size: 800,
    preset: 'still',
    params: { engine: 'threejs', resolution: [800, 800], format: 'jpg' },
  }),
  outputType({
    key: 'still-model-1024',
    label: 'Close-up with JPEG and 3D model',
    template: STUDIO_CLOSE,
    size: 1024,
    preset: 'still_with_exports',
    params: { engine: 'threejs', resolution: [1024, 1024], exports: ['glb', 'jpg'] },
  }),
  outputType({
    key: 'angles-front-512',
    label: 'From four sides, 512 px',
    template: STUDIO_FRONT,
    size: 512,
    preset: 'multi_angle',
    params: { engine: 'threejs', resolution: [512, 512], angles: AROUND, format: 'webp' },
  }),
  outputType({
    key: 'turntable-dark-256',
    label: 'Turntable in the dark studio, 256 px',
    template: STUDIO_DARK,
    size: 256,
    preset: 'turntable',
    params: { engine: 'threejs', resolution: [256, 256], frames: 24, fps: 12, format: 'webp' },
  }),
  outputType({
    key: 'custom-steps-600',
    label: 'Steps of its own, 600 px',
    template: STUDIO_ISOMETRIC,
    size: 600,
    preset: 'custom',
    params: {
      resolution: [600, 600],
      format: 'webp',
      steps: ['threejs_render', 'image_convert', 'output_save', 'notify'],
    },
  }),
  outputType({
    key: 'still-cycles-512',
    label: 'Studio still by Blender, 512 px',
    template: STUDIO_ISOMETRIC,
    size: 512,
    preset: 'still',
    params: { engine: 'cycles', samples: 32, resolution: [512, 512], format: 'png' },
  }),
];
