import type { NodeForm } from '#workflow-core';
import { catalogLogs } from '../shared/logs.form.js';

export const form: NodeForm = {
  place: 1,
  order: [],
  groups: [],
  params: {},
  logs: {
    ...catalogLogs,
    'order_line.opened': 'Order line opened for output type {outputType}; assigned materials: {assignedMaterials}',
  },
};
