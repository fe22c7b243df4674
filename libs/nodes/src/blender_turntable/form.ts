import type { NodeForm } from '#workflow-core';
import { convertLogs, renderLogs } from '../shared/logs.form.js';
import { pictureGroup, pictureSizeForm, pictureSizes } from '../shared/picture-size.form.js';

export const form: NodeForm = {
  // The definition's name of this icon is that of an older icon set.
  icon: '360',
  place: 3,
  order: ['/width', '/height', '/transparent', '/frames', '/fps', '/samples'],
  groups: [pictureGroup, { title: 'Turn', params: ['/frames', '/fps'] }, { title: 'Light', params: ['/samples'] }],
  params: {
    ...pictureSizeForm,
    '/frames': { widget: 'slider' },
    '/fps': { widget: 'slider' },
    '/samples': { widget: 'slider', scale: 'log' },
  },
  sizes: pictureSizes,
  quotients: [{ title: 'Duration', dividend: '/frames', divisor: '/fps', unit: 's' }],
  logs: { ...renderLogs, ...convertLogs },
};
