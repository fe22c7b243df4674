import type { NodeForm } from '#workflow-core';
import { catalogLogs } from '../shared/logs.form.js';

export const form: NodeForm = {
  place: 2,
  order: ['/unmapped'],
  groups: [],
  params: {
    '/unmapped': {
      empty: 'As the output type says',
      labels: { warn: 'Take the default and warn', default: 'Take the default', fail: 'Fail' },
    },
  },
  logs: {
    ...catalogLogs,
    'materials.completed': '{parts} parts have a material; chosen here: {chosen}',
    'materials.defaulted': 'Parts with the default material: {parts}',
    'materials.colour_as_modelled': 'Parts that keep the colour of the CAD file: {parts}',
  },
};
