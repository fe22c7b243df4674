import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { childEnvironment } from '../../processes/child-environment.js';
import { StepError } from '../../step-error.js';

/** A browser to start: its path and its additional environment variables. */
export interface ChromiumBinary {
  executablePath: string;
  env: Record<string, string>;
}

const UNPACK = new URL('./chromium-unpack.child.ts', import.meta.url);
const ON_MACHINE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'headless_shell'];
const UNPACK_TIMEOUT_MS = 120_000;

/**
 * Finds Chromium: the path given, else the pinned package unpacked once into `<homeDir>/chromium/<version>`, else one on
 * PATH. Throws `StepError('chromium_missing')` saying what was tried.
 */
export async function findChromium(homeDir: string, chromiumPath?: string): Promise<ChromiumBinary> {
  if (chromiumPath) return given(chromiumPath);
  try {
    return await packagedChromium(homeDir);
  } catch (cause) {
    const executablePath = onMachine();
    if (executablePath) return { executablePath, env: {} };
    throw missing('the packaged Chromium could not be unpacked and none is on PATH', cause);
  }
}

function given(executablePath: string): ChromiumBinary {
  if (existsSync(executablePath)) return { executablePath, env: {} };
  throw missing(`there is no file at the path given, "${executablePath}"`);
}

/** Several processes may unpack at once: each into a folder of its own, and the first to rename it wins. */
async function packagedChromium(homeDir: string): Promise<ChromiumBinary> {
  const root = join(homeDir, 'chromium');
  const folder = join(root, await packageVersion());
  if (!existsSync(folder)) {
    await mkdir(root, { recursive: true, mode: 0o700 });
    const own = await mkdtemp(join(root, '.unpacking-'));
    try {
      await unpackInto(own);
      await rename(own, folder).catch((cause: unknown) => {
        if (!existsSync(folder)) throw cause;
      });
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }
  const libraries = [join(folder, 'al2023', 'lib'), childEnvironment()['LD_LIBRARY_PATH']].filter(Boolean);
  return { executablePath: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

async function unpackInto(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [fileURLToPath(UNPACK)], {
    env: childEnvironment({ TMPDIR: folder }),
    timeout: UNPACK_TIMEOUT_MS,
  });
}

async function packageVersion(): Promise<string> {
  // From a copied file: a bundle keeps this module's own address of build time, its assets have the real one.
  const entry = createRequire(UNPACK).resolve('@sparticuz/chromium');
  const manifest = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function onMachine(): string | undefined {
  const folders = (childEnvironment()['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => ON_MACHINE.map((name) => join(folder, name))).find((path) => existsSync(path));
}

function missing(why: string, cause?: unknown): StepError {
  return new StepError(
    'chromium_missing',
    `No Chromium to render with: ${why}. Install the dependencies (npm ci) or set HARTOMAT_CHROMIUM_PATH.`,
    { retryable: false, cause },
  );
}
