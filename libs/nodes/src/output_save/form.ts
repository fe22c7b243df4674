import type { NodeForm } from '#workflow-core';

export const form: NodeForm = {
  place: 1,
  order: ['/deliverModel'],
  groups: [],
  params: { '/deliverModel': { showWhenBound: ['glb'] } },
  ports: { glb: '3D models' },
  logs: { 'assets.saved': 'Saved {names}' },
};
