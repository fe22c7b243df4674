import type { OutputType } from '../domain.js';

type Look = Pick<OutputType, 'key' | 'label' | 'template' | 'width' | 'height'>;

const still = (look: Look): OutputType => ({
  ...look,
  format: 'png',
  workflow: 'still-threejs',
  legacyPreset: { preset: 'still', params: { engine: 'threejs' } },
  notify: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
});

export const seedOutputTypes: OutputType[] = [
  still({
    key: 'still-studio-1024',
    label: 'Still, studio, 1024 px',
    template: 'studio-isometric',
    width: 1024,
    height: 1024,
  }),
  still({
    key: 'still-cutout-512',
    label: 'Still, cut-out, 512 px',
    template: 'cutout-front',
    width: 512,
    height: 512,
  }),
];
