import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupervisedSpec } from '../supervisor/supervised-service.js';

/** Answers /readyz (503 until the file `ready` exists) and writes its name to `ended` on SIGTERM. */
const PROGRAM = `
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
const { NAME, PORT, READY, ENDED, STUBBORN, CRASH } = process.env;
if (CRASH) { console.error(CRASH); process.exit(4); }
createServer((_, reply) => {
  reply.writeHead(READY === 'yes' ? 200 : 503).end(JSON.stringify({ checks: { bus: READY === 'yes' } }));
}).listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  if (STUBBORN) return;
  appendFileSync(ENDED, NAME + '\\n');
  process.exit(0);
});
`;

/** A folder for fakes of one spec. */
export interface FakeServices {
  folder: string;
  /** Where each fake writes its name when it ends in order. */
  ended: string;
  spec(
    name: string,
    port: number,
    extra?: { wave?: number; graceMs?: number; env?: Record<string, string> },
  ): SupervisedSpec;
}

/** Writes the program of the fakes to a temporary folder. */
export function fakeServices(): FakeServices {
  const folder = mkdtempSync(join(tmpdir(), 'hartomat-fakes-'));
  const program = join(folder, 'fake.mjs');
  const ended = join(folder, 'ended');
  writeFileSync(program, PROGRAM);
  writeFileSync(ended, '');
  const spec: FakeServices['spec'] = (name, port, { wave = 1, graceMs = 5_000, env = {} } = {}) => ({
    name,
    command: process.execPath,
    args: [program],
    env: { ...process.env, NAME: name, PORT: String(port), READY: 'yes', ENDED: ended, ...env },
    cwd: folder,
    port,
    logFile: join(folder, 'logs', `${name}.log`),
    graceMs,
    wave,
  });
  return { folder, ended, spec };
}
