/** Makes the folder of a new node: `node tools/new-node/main.ts STEP [--label TEXT] [--category NAME]`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NewNodeRefused } from './choose-node.ts';
import { createNode } from './create-node.ts';

const root = resolve(import.meta.dirname, '../..');

const nextSteps = (step: string): string => `
The node works as it is: it passes pictures on. Next:
  1. definition.ts: define your node's inputs, outputs and params; choose an icon of its own.
  2. executor.ts: do the work. What is more than a few lines is a step in libs/steps/src, which the executor calls:
     its types are a line of step-io.ts, the codes of its errors are in libs/contracts/src/failure-codes.ts.
  3. pictures.ts: predict its output pictures; delete the file where it passes them on unchanged, or has none.
  4. form.ts: how editors show its params, ports and logs: order, labels, widgets, conditions.
  5. ${step}.spec.ts: promise what it does. Run it by ./hartomat spec libs/nodes/src/${step}
  6. README.md: what it does, what surprises about it and which codes it fails with.
  7. ./hartomat check --fix: formats, writes the indexes and checks.
  8. ./hartomat up: the node is in the editor's palette. A published version never changes: raise version then.
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { label: { type: 'string' }, category: { type: 'string' } },
  });
  const [step, ...more] = positionals;
  if (step === undefined || more.length > 0) throw new NewNodeRefused('Name one step, like crop_picture.');
  for (const path of createNode(root, { step, ...values })) process.stdout.write(`wrote ${path}\n`);
  process.stdout.write(nextSteps(step));
} catch (error) {
  const expected = error instanceof NewNodeRefused || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  const text = expected ? `${(error as Error).message} Nothing was written.` : (error as Error).stack;
  process.stderr.write(`new-node: ${text}\n`);
  process.exitCode = 1;
}
