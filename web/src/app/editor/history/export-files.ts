import { formatWorkflow } from '#workflow-core';
import type { Schema } from '../../api/api-types';

export interface ExportFile {
  name: string;
  text: string;
}

/** The two files of an export, as the command line writes them: the workflow in its one text, and its lock. */
export function exportFiles({ key, workflow, lock }: Schema<'WorkflowExport'>): ExportFile[] {
  return [
    { name: `${key}.json`, text: formatWorkflow(workflow) },
    { name: `${key}.lock.json`, text: `${JSON.stringify(lock, null, 2)}\n` },
  ];
}
