import { findJsonFaults } from '#workflow-core';
import type { Schema } from '../api/api-types';

/** What a text holds that can be imported: a workflow, and as far as the file says so its key, label and lock. */
export type ImportedText = { ok: true; part: ImportPart } | { ok: false; message: string };

export type ImportPart = Omit<Schema<'ImportWorkflowRequest'>, 'key'> & { key?: string };

type JsonObject = Record<string, unknown>;

/** Reads an exported file (`{ key, label, workflow, lock }`) or a bare workflow. Says what is wrong with any other text. */
export function readImport(text: string): ImportedText {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { key, label, workflow, lock } = parsed.root;
  if (isObject(workflow)) {
    const head = { ...(typeof key === 'string' && { key }), ...(typeof label === 'string' && label && { label }) };
    return { ok: true, part: { ...head, workflow, ...(isObject(lock) && { lock }) } as ImportPart };
  }
  if (Array.isArray(parsed.root['nodes'])) return { ok: true, part: { workflow: parsed.root } as ImportPart };
  return { ok: false, message: 'This is no workflow: it has neither a member “workflow” nor “nodes”.' };
}

/** The text to import of the files that were chosen: one, or a workflow with the lock beside it (`<key>.lock.json`). */
export function joinFiles(files: readonly { name: string; text: string }[]): string {
  const lock = files.find(({ name }) => name.endsWith('.lock.json'));
  const workflow = files.find((file) => file !== lock) ?? lock;
  if (!workflow) return '';
  if (!lock || workflow === lock) return workflow.text;
  const key = JSON.stringify(lock.name.slice(0, -'.lock.json'.length));
  // As texts: parsing would hide what is wrong with them, such as a key that is there twice.
  return `{ "key": ${key}, "workflow": ${workflow.text}, "lock": ${lock.text} }`;
}

function parse(text: string): { ok: true; root: JsonObject } | { ok: false; message: string } {
  try {
    const root: unknown = JSON.parse(text);
    if (!isObject(root)) return { ok: false, message: 'This is no workflow: a workflow is a JSON object.' };
    const fault = findJsonFaults(text, 1)[0];
    return fault ? { ok: false, message: `${fault.message} (${fault.pointer || '/'})` } : { ok: true, root };
  } catch (error) {
    return { ok: false, message: `This is no JSON: ${(error as Error).message}` };
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
