/** The environment of spec files: the worker's own realm. Changes of globals are reverted after each file. */
import { context, diag, metrics, propagation, trace } from '@opentelemetry/api';

class SpecEnvironment {
  global = globalThis;
  fakeTimers = null;
  fakeTimersModern = null;
  #names = new Set(Reflect.ownKeys(globalThis));
  #variables = { ...process.env };
  #folder = process.cwd();
  #exit = process.exit;

  async setup() {
    // Node's own formatter, which follows source maps.
    Error.prepareStackTrace = undefined;
    process.setSourceMapsEnabled(true);
  }

  async teardown() {
    for (const api of [trace, metrics, propagation, context, diag]) api.disable();
    for (const name of Reflect.ownKeys(globalThis))
      if (!this.#names.has(name)) Reflect.deleteProperty(globalThis, name);
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    process.chdir(this.#folder);
    process.exit = this.#exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}

export { SpecEnvironment as 'module.exports' };
export default SpecEnvironment;
