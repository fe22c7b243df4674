import { examineText } from '../part21/examine-text.ts';
import { applyEdits } from '../part21/text-edits.ts';
import type { StepWarning } from '../part21/text-warnings.ts';

/**
 * An ISO 10303-21 text as the CAD reader takes it: without a byte order mark, with one section DATA, without sections of
 * edition 3 and without references that lead nowhere and are not needed, its strings in UTF-8. The very same buffer where
 * nothing has to change, and where the text has a fault, which `prescanStep` tells.
 */
export function plainText(bytes: Buffer): { bytes: Buffer; warnings: StepWarning[] } {
  const examination = examineText(bytes, Number.POSITIVE_INFINITY);
  let turn = examination.next();
  while (!turn.done) turn = examination.next();
  return { bytes: applyEdits(bytes, turn.value.edits), warnings: turn.value.warnings };
}
