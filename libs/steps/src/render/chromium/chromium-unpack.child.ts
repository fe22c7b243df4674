import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

/**
 * Unpacks the packaged Chromium, its software graphics and the libraries it needs into TMPDIR, the only folder that the
 * package supports. Runs as a child process because TMPDIR is global to a process.
 */
const packaged = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
await Promise.all(
  ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((archive) => inflate(join(packaged, archive))),
);
