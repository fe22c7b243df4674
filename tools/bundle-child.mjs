import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rspack } from '@rspack/core';

const isOurs = (request) => /^(\.{0,2}\/|#)/.test(request);

/** Keeps packages and Node's own modules external, and `import.meta` as the script has it at run time. */
const settings = (entry, folder) => ({
  mode: 'none',
  target: 'node24',
  entry,
  devtool: false,
  experiments: { outputModule: true },
  output: { path: folder, filename: 'child.mjs', module: true, chunkFormat: 'module', library: { type: 'module' } },
  externalsType: 'module-import',
  externals: [({ request }, done) => (isOurs(request) ? done() : done(undefined, request))],
  resolve: { extensions: ['.ts'], extensionAlias: { '.js': ['.ts', '.js'] } },
  module: {
    parser: { javascript: { importMeta: false, url: false } },
    rules: [
      {
        test: /\.ts$/,
        type: 'javascript/esm',
        loader: 'builtin:swc-loader',
        options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } },
      },
    ],
  },
});

/** The warnings and errors of a build as one error; null where there are none. */
function failure(error, stats) {
  if (error) return error;
  return stats.hasErrors() || stats.hasWarnings()
    ? new Error(stats.toString({ all: false, errors: true, warnings: true }))
    : null;
}

function build(entry, folder) {
  return new Promise((resolve, reject) => {
    rspack(settings(entry, folder), (error, stats) => {
      const failed = failure(error, stats);
      if (failed) reject(failed);
      else resolve();
    });
  });
}

/**
 * A loader of Rspack: bundles the script of a child process with its imports from this repository into one file for
 * Node.
 */
export default async function bundleChild() {
  const folder = await mkdtemp(join(tmpdir(), 'hartomat-child-'));
  try {
    await build(this.resourcePath, folder);
    return await readFile(join(folder, 'child.mjs'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
