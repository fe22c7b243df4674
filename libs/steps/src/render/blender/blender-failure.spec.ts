import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderRequest } from '../../ports/index.js';
import { createLocalProcessRunner } from '../../processes/local-process-runner.js';
import { FLANGE } from '../../testing/convert-fixture.js';
import { createTestContext } from '../../testing/step-test-context.js';
import type { StepTestContext } from '../../testing/step-test-context.js';
import { productShot, requestFor } from '../testing/product-shot.js';
import { createBlenderRenderer } from './blender-renderer.js';

let test: StepTestContext;
let request: RenderRequest;
beforeAll(async () => {
  test = await createTestContext();
  const shot = await productShot(test.ctx, FLANGE, 'still-studio-1024');
  request = await requestFor(test.ctx, shot, { width: 64, height: 64 });
});
afterAll(() => test.dispose());

const rendererOn = (blenderPath: string) =>
  createBlenderRenderer({ blenderPath, scratchDir: test.ctx.scratchDir, processes: createLocalProcessRunner() });

/** A fake Blender. */
async function program(name: string, script: string, mode = 0o755): Promise<string> {
  const path = join(test.dir, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, mode);
  return path;
}

describe('a machine', () => {
  it('without Blender names the command that installs it', async () => {
    const renderer = rendererOn(join(test.dir, 'nowhere', 'blender'));
    const missing = {
      code: 'blender_missing',
      retryable: false,
      message: expect.stringContaining('apt-get install blender python3-numpy'),
    };
    await expect(renderer.environment()).rejects.toMatchObject(missing);
    await expect(renderer.render(request)).rejects.toMatchObject(missing);
  });

  it('whose Blender lacks a module reports it before it takes work', async () => {
    const renderer = rendererOn(await program('bare', `echo "missing: No module named 'numpy'" >&2; exit 4`));
    await expect(renderer.environment()).rejects.toMatchObject({
      code: 'blender_missing',
      message: expect.stringContaining('numpy'),
    });
  });

  it('with another program of that name, or one that may not run, has no Blender', async () => {
    const other = rendererOn(await program('other', 'echo "A mixer 2.0" >&2'));
    await expect(other.environment()).rejects.toMatchObject({ code: 'blender_missing' });
    const forbidden = rendererOn(await program('forbidden', 'exit 0', 0o644));
    await expect(forbidden.environment()).rejects.toMatchObject({ code: 'blender_missing' });
  });

  it('that gets a newer Blender under a running service names the new one', async () => {
    const path = await program('renewed', 'echo "studio ready 3.4.1" >&2');
    const renderer = rendererOn(path);
    expect(await renderer.environment()).toMatchObject({ build: expect.stringContaining('blender 3.4.1, ') });
    await program('renewed', 'echo "studio ready 4.2.0" >&2');
    expect(await renderer.environment()).toMatchObject({ build: expect.stringContaining('blender 4.2.0, ') });
  });
});

describe('a Blender', () => {
  it('that was killed is retryable', async () => {
    const renderer = rendererOn(await program('killed', 'kill -9 $$'));
    await expect(renderer.render(request)).rejects.toMatchObject({ code: 'renderer_crashed', retryable: true });
    expect((await readdir(test.ctx.scratchDir)).filter((name) => name.startsWith('blender-'))).toEqual([]);
  });

  it('that fails reports its last line, without any path', async () => {
    const said = `echo "progress 0.0000 picture" >&2; echo "RuntimeError: no light in $PWD/model.glb" >&2; exit 1`;
    const renderer = rendererOn(await program('failing', said));
    await expect(renderer.render(request)).rejects.toMatchObject({
      code: 'blender_failed',
      retryable: false,
      message: 'Blender could not take the picture: RuntimeError: no light in model.glb.',
      details: { exitCode: 1, tail: ['RuntimeError: no light in model.glb'] },
    });
  });

  it("gets no settings of the service's account and no data of the job on its command line", async () => {
    const script = `printf '%s,' "$HOME" "$TMPDIR" "$@" >&2; stat -c %a . >&2; exit 1`;
    const renderer = rendererOn(await program('curious', script));
    const error = (await renderer.render(request).catch((failed: unknown) => failed)) as {
      details: { tail: string[] };
    };
    const switches = '-b,-noaudio,--factory-startup,--disable-autoexec,--python-exit-code,1,';
    const scripts = '--python,studio-room.py,--python,blender-studio.py,';
    expect(error.details.tail).toEqual([`,,${switches}${scripts}--,job.json,700`]);
  });
});
