import { readWorkflow, type Workflow } from '#workflow-core';
import { readImport } from '../../workflows/read-import';

/** A text as a graph that can take the place of another one, or why it is none. */
export function readReplacement(text: string): { ok: true; workflow: Workflow } | { ok: false; message: string } {
  const read = readImport(text);
  if (!read.ok) return read;
  const { readable, issues } = readWorkflow(read.part.workflow);
  if (readable) return { ok: true, workflow: readable };
  return { ok: false, message: issues.map(({ message, hint }) => `${message} ${hint}`).join(' ') };
}
