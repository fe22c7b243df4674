import { sha256Hex } from '#workflow-core';

const MAX_LENGTH = 63;
const DIGITS = 10;

/** The key of the workflow that an output type's preset becomes; a long one is cut and stays its own by a digest. */
export function migratedWorkflowKey(outputType: string): string {
  const key = `preset-${outputType}`;
  if (key.length <= MAX_LENGTH) return key;
  return `${key.slice(0, MAX_LENGTH - DIGITS - 1)}-${sha256Hex(outputType).slice(0, DIGITS)}`;
}
