import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb, buildWebIfPossible } from './run-node.js';

describe('a web that cannot be built', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hartomat-web-'));
    for (const folder of ['tools', 'web/node_modules']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'tools/build.mjs'), 'process.exit(1);\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('ends what needs it', async () => {
    await expect(buildWeb(root)).rejects.toThrow('Building web failed');
  });

  it('does not keep order lines from being delivered', async () => {
    await expect(buildWebIfPossible(root)).resolves.toBeUndefined();
  });
});
