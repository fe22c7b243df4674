import type { ProcessRunner } from '../../ports/index.js';
import { blenderFailure } from './blender-failure.js';
import { STUDIO_SCRIPTS } from './blender-program.js';

/** One call of the scripts. `folder` is private to it and holds whatever Blender writes; `argument` is `probe` or a job's file. */
export interface BlenderCall {
  blender: string;
  folder: string;
  argument: string;
  signal: AbortSignal;
  onLine?: (line: string) => void;
}

/** The caller's signal ends a render long before; this limit is for a hanging Blender. */
const TIMEOUT_MS = 2 * 3_600_000;
const MEMORY_BYTES = 6 * 1024 ** 3;
const SWITCHES = ['-b', '-noaudio', '--factory-startup', '--disable-autoexec', '--python-exit-code', '1'];

/** Runs Blender on the studio's script and returns its stderr. Throws the error of `blenderFailure`. */
export async function runBlender(call: BlenderCall, processes: ProcessRunner): Promise<string> {
  const { blender, folder, argument, signal, onLine } = call;
  const ended = await processes.run({
    command: blender,
    args: [...SWITCHES, ...STUDIO_SCRIPTS.flatMap((script) => ['--python', script]), '--', argument],
    cwd: folder,
    // No settings, scripts or caches of the service's account.
    env: { HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder },
    timeoutMs: TIMEOUT_MS,
    memoryLimitBytes: MEMORY_BYTES,
    signal,
    ...(onLine && { onStderrLine: onLine }),
  });
  if (ended.reason === 'exited' && ended.exitCode === 0) return ended.stderr;
  throw blenderFailure(ended, folder);
}
