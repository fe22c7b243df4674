import { fork } from 'node:child_process';
import { join } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';

/**
 * A build of one service: `hash` of what was built, when its newest source was saved (ms), and errors or an empty text.
 */
export interface ServiceBuild {
  name: string;
  hash: string;
  savedAt: number;
  errors: string;
}

/** Builds services anew as their sources change. */
export interface ServiceBuilder {
  /** Resolves when each of `names` has been built without errors; rejects where the builder ends. */
  built(names: readonly string[]): Promise<void>;
  stop(): void;
}

/** Starts building into `dist/dev` below `root`; `onBuild` is called for every build whose outcome changed. */
export function buildContinuously(root: string, onBuild: (build: ServiceBuild) => void): ServiceBuilder {
  const latest = new Map<string, ServiceBuild>();
  const child = fork(join(root, 'tools/dev/watch-services.mjs'), { cwd: root, stdio: ['ignore', 2, 2, 'ipc'] });
  child.on('message', (build: ServiceBuild) => {
    const before = latest.get(build.name);
    latest.set(build.name, build);
    if (before?.hash !== build.hash || before.errors !== build.errors) onBuild(build);
  });
  const built = (names: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (names.every((name) => latest.get(name)?.errors === '')) resolve();
      };
      child.on('message', look);
      child.once('exit', (code) => reject(new LocalSetupError(`The builder of the services ended with exit code ${code}, see above. Start ./hartomat dev again.`))); // prettier-ignore
      look();
    });
  return { built, stop: () => void child.kill() };
}
