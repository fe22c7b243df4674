import { sha256Hex } from '#workflow-core';

const MAX_LENGTH = 63;
const DIGITS = 10;

/** The workflow key of an output type's migrated preset; a long one is cut and made unique by a digest. */
export function migratedWorkflowKey(outputType: string): string {
  const key = `preset-${outputType}`;
  if (key.length <= MAX_LENGTH) return key;
  return `${key.slice(0, MAX_LENGTH - DIGITS - 1)}-${sha256Hex(outputType).slice(0, DIGITS)}`;
}
