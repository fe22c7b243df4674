/**
 * Loads spec files for Jest: Node itself imports them, in the worker's own realm (`runtime` of jest.config.mjs).
 * Modules of this repository are evaluated anew for each spec file, packages once per worker. Jest's own runtime
 * evaluates every package anew in a context of its own, which took most of the time of the unit tests.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadForSpec } from './spec-modules.mjs';

const require = createRequire(import.meta.url);
let files = 0;

class SpecRuntime {
  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    files += 1;
    await loadForSpec(pathToFileURL(path), files);
  }

  /** Jest's test framework keeps its state in its module: a fresh one for each spec file. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  getSourceMaps() {
    return null;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  setGlobalsForRuntime() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
}

export { SpecRuntime as 'module.exports' };
