/** Lets Node import this repository's TypeScript, and import it anew for each spec file. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cacheFolder = fileURLToPath(new URL('../../../.hartomat/cache/specs', import.meta.url));
const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
const require = createRequire(import.meta.url);
const salt = JSON.stringify([options, require('@swc/core/package.json').version]);

const isOurs = (url) => /^file:.*\.ts$/.test(url) && !url.includes('/node_modules/');

/** Relative imports name a `.js`, of which only the `.ts` is there. */
function sourceOf(specifier, parent = '') {
  return /^\.{1,2}\//.test(specifier) && specifier.endsWith('.js') && /\.ts(\?|$)/.test(parent)
    ? `${specifier.slice(0, -3)}.ts`
    : specifier;
}

/** The JavaScript of a TypeScript file, cached by its content and the compiler options. */
function compile(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(cacheFolder, createHash('sha256').update(salt).update(`\0${file}\0`).update(source).digest('hex'));
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    // Loaded where something has changed: it takes longer to start than a small program.
    const { code } = require('@swc/core').transformSync(source, { ...options, filename: file, sourceFileName: file });
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, code);
    renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(sourceOf(specifier, context.parentURL), context);
    const [, file] = /\?spec=(\d+)$/.exec(context.parentURL ?? '') ?? [];
    return file && isOurs(found.url) ? { ...found, url: `${found.url}?spec=${file}` } : found;
  },
  load(url, context, nextLoad) {
    const [plain] = url.split('?');
    if (!isOurs(plain)) return nextLoad(url, context);
    return { format: 'module', source: compile(fileURLToPath(plain)), shortCircuit: true };
  },
});

/**
 * Imports a spec file and the modules of this repository that it needs; `instance` is a number unique per spec file.
 */
export async function loadForSpec(url, instance) {
  return import(`${url.href}?spec=${instance}`);
}
