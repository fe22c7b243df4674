import type { NodeForm } from '#workflow-core';
import { cameraAnglesForm } from '../shared/camera-angles.form.js';
import { renderLogs } from '../shared/logs.form.js';
import { pictureGroup, pictureSizeForm, pictureSizes } from '../shared/picture-size.form.js';

export const form: NodeForm = {
  place: 2,
  order: ['/width', '/height', '/transparent', '/angles', '/samples'],
  groups: [pictureGroup, { title: 'Views', params: ['/angles'] }, { title: 'Light', params: ['/samples'] }],
  params: {
    ...pictureSizeForm,
    ...cameraAnglesForm,
    '/samples': { widget: 'slider', scale: 'log' },
  },
  sizes: pictureSizes,
  logs: renderLogs,
};
