import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium-binary.js';

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'hartomat-chromium-'))));
afterEach(() => rm(home, { recursive: true, force: true }));

describe('finding Chromium', () => {
  it('is unpacked completely by one of several concurrent processes, for its owner only, without temporary files', async () => {
    const found = await Promise.all([findChromium(home), findChromium(home)]);
    expect(found[0]).toEqual(found[1]);
    const { executablePath, env } = found[0];
    expect(executablePath.startsWith(join(home, 'chromium'))).toBe(true);
    expect((await stat(executablePath)).size).toBeGreaterThan(100_000_000);
    expect(await readdir(env['LD_LIBRARY_PATH']!.split(':')[0]!)).toEqual(
      expect.arrayContaining(['libnss3.so', 'libnspr4.so', 'libexpat.so.1']),
    );
    expect((await readdir(join(home, 'chromium'))).length).toBe(1);
    expect((await stat(join(home, 'chromium'))).mode & 0o077).toBe(0);
  });

  it('takes the path given and unpacks nothing', async () => {
    expect(await findChromium(home, process.execPath)).toEqual({ executablePath: process.execPath, env: {} });
    expect(await readdir(home)).toEqual([]);
  });

  it('reports what to do where the given path does not exist', async () => {
    await expect(findChromium(home, '/nowhere/chromium')).rejects.toMatchObject({
      code: 'chromium_missing',
      retryable: false,
      message: expect.stringContaining('/nowhere/chromium') as string,
    });
  });
});
