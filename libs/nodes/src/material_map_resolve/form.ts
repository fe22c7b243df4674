import type { NodeForm } from '#workflow-core';
import { catalogLogs } from '../shared/logs.form.js';

export const form: NodeForm = {
  place: 1,
  order: [],
  groups: [],
  params: {},
  logs: {
    ...catalogLogs,
    'materials.mapped': '{mapped} parts mapped, {unmapped} left',
    'materials.assignment_without_part': 'Assigned materials of parts that the file does not have: {parts}',
    'materials.file_material_unknown': 'Materials of the file that the catalog does not know: {count} ({materials})',
  },
};
