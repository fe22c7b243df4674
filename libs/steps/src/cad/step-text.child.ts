/**
 * Checks the text of a STEP file in a child process, so that it takes neither time nor memory of its caller: `node
 * step-text.child.ts <file> <maxEntities>` writes a `StepText` as JSON to its output.
 */
import { readFileSync } from 'node:fs';
import { readStepText } from './part21/read-step-text.ts';

const [, , path = '', maxEntities] = process.argv;
const { text } = await readStepText(readFileSync(path), Number(maxEntities));
process.stdout.write(JSON.stringify(text));
