import type { NodeForm } from '#workflow-core';
import { cameraAnglesForm } from '../shared/camera-angles.form.js';
import { renderLogs } from '../shared/logs.form.js';
import { pictureGroup, pictureSizeForm, pictureSizes } from '../shared/picture-size.form.js';

export const form: NodeForm = {
  place: 1,
  order: ['/width', '/height', '/transparent', '/angles', '/frames'],
  groups: [pictureGroup, { title: 'Views', params: ['/angles', '/frames'] }],
  params: {
    ...pictureSizeForm,
    ...cameraAnglesForm,
    '/frames': { empty: 'No turntable' },
  },
  sizes: pictureSizes,
  logs: renderLogs,
};
