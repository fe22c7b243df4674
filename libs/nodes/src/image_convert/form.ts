import type { NodeForm } from '#workflow-core';
import { convertLogs } from '../shared/logs.form.js';

export const form: NodeForm = {
  place: 4,
  order: ['/format', '/quality', '/fps', '/width', '/height', '/fit', '/background'],
  groups: [
    { title: 'File', params: ['/format', '/quality', '/fps'] },
    { title: 'Size', params: ['/width', '/height', '/fit'] },
  ],
  params: {
    '/format': {
      labels: { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', avif: 'AVIF', 'webp-animated': 'Animated WebP' },
    },
    // The schema's unit is %, though the scale is no share of anything.
    '/quality': { widget: 'slider', unit: '', hideWhen: { '/format': ['png'] } },
    '/fps': { widget: 'slider', showWhen: { '/format': ['webp-animated'] } },
    '/width': { empty: 'As it is' },
    '/height': { empty: 'As it is' },
    '/fit': {
      labels: { contain: 'Whole picture, with bars', cover: 'Cropped to its centre' },
      // With one side or none set, the picture keeps its proportions.
      hideWhen: { '/width': [0], '/height': [0] },
    },
    '/background': { widget: 'colour', empty: 'Clear; white in JPEG' },
  },
  sizes: [{ width: '/width', height: '/height' }],
  logs: convertLogs,
};
