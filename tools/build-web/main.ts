/**
 * Builds the web into dist/web: Angular's build, then a compressed copy of each text file, and the bound on what a first
 * visit loads. Run by `node tools/build.mjs web`, which knows whether anything changed. Needs the packages of `web/`.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { compressFiles } from './compress-files.ts';
import { initialFiles } from './initial-files.ts';
import { readBuild } from './read-build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT = resolve(ROOT, 'dist/web/browser');
/** What a first visit may load, as it is transferred. */
const MAX_INITIAL_BYTES = 150_000;

function runAngular(): Promise<number> {
  const args = ['node_modules/@angular/cli/bin/ng.js', 'build', '--no-progress'];
  const child = spawn(process.execPath, args, { cwd: resolve(ROOT, 'web'), stdio: ['ignore', 2, 2] });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (code) => done(code ?? 1));
  });
}

function checkInitialLoad(compressed: ReadonlyMap<string, number>): boolean {
  const files = initialFiles(readBuild(OUTPUT));
  const bytes = files.reduce((sum, file) => sum + (compressed.get(file) ?? 0), 0);
  const size = `A first visit of the web loads ${(bytes / 1000).toFixed(1)} kB`;
  if (bytes <= MAX_INITIAL_BYTES) process.stderr.write(`hartomat: ${size}\n`);
  else
    process.stderr.write(`${size}, more than ${MAX_INITIAL_BYTES / 1000} kB: ${files.join(', ')}. Load more lazily.\n`);
  return bytes <= MAX_INITIAL_BYTES;
}

const code = await runAngular();
process.exitCode = code !== 0 ? code : checkInitialLoad(compressFiles(OUTPUT)) ? 0 : 1;
