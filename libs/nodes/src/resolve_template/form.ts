import type { NodeForm } from '#workflow-core';
import { catalogLogs } from '../shared/logs.form.js';

export const form: NodeForm = {
  place: 1,
  order: ['/templateKey'],
  groups: [],
  params: { '/templateKey': { widget: 'template', empty: 'As the output type says' } },
  logs: { ...catalogLogs, 'template.resolved': 'Studio {template}, {width} × {height} px' },
};
