import { join } from 'node:path';
import { startManagedProcess } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess, ManagedProcessSpec } from '../../../deploy/local/process/managed-process.js';

/** Processes with a service's packages preloaded, one per service, for a fast restart. */
export class WarmProcesses {
  private readonly waiting = new Map<string, ManagedProcess>();
  private readonly specs = new Map<string, ManagedProcessSpec>();
  private readonly script: string;

  constructor(root: string) {
    this.script = join(root, 'tools/dev/warm-start.mjs');
  }

  /** Starts a service in its preloaded process, else in a new one. */
  readonly launch = (spec: ManagedProcessSpec): ManagedProcess => {
    this.specs.set(spec.name, spec);
    const warm = this.waiting.get(spec.name);
    this.waiting.delete(spec.name);
    if (!warm || warm.exit) return startManagedProcess(spec);
    warm.send('start');
    return warm;
  };

  /** Preloads a process for the next start of a service. */
  prepare(name: string): void {
    const spec = this.specs.get(name);
    if (!spec || this.waiting.has(name)) return;
    const args = [...spec.args.slice(0, -1), this.script, ...spec.args.slice(-1)];
    this.waiting.set(spec.name, startManagedProcess({ ...spec, args, channel: true }));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.waiting.values()].map((process) => process.stop()));
  }
}
