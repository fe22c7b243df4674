import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findBlender } from './blender-program.js';

let dir: string;
const path = process.env['PATH'];
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'hartomat-path-'))));
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(dir, { recursive: true });
});

describe('findBlender', () => {
  it('ignores unreadable entries of PATH', async () => {
    await symlink(join(dir, 'loop'), join(dir, 'loop'));
    await mkdir(join(dir, 'bin'));
    await writeFile(join(dir, 'bin/blender'), '');
    process.env['PATH'] = [join(dir, 'loop'), join(dir, 'none'), join(dir, 'bin')].join(delimiter);
    expect(findBlender()).toBe(join(dir, 'bin/blender'));
    process.env['PATH'] = join(dir, 'loop');
    expect(findBlender()).toBeUndefined();
  });
});
