import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessRequest, ProcessResult, ProcessRunner } from '#steps';

const MADE = ['result.json', 'meshes.bin'];
const EXITED: ProcessResult = { exitCode: 0, reason: 'exited', stdout: '', stderr: '', peakRssBytes: 0 };

/** Converts each STEP file once with the real converter; afterwards, also in other processes, its output is copied. */
export function quickProcesses(real: ProcessRunner, folder: string): ProcessRunner {
  return {
    run: async (request) => {
      const kept = join(folder, await inputOf(request));
      if (await copyAll(kept, request.cwd)) return EXITED;
      const result = await real.run(request);
      if (result.exitCode === 0) await keep(request.cwd, kept);
      return result;
    },
  };
}

async function inputOf({ cwd }: ProcessRequest): Promise<string> {
  const {
    stepPath,
    outDir: _,
    ...how
  } = JSON.parse(await readFile(join(cwd, 'request.json'), 'utf8')) as {
    stepPath: string;
    outDir: string;
  };
  return createHash('sha256')
    .update(await readFile(stepPath))
    .update(JSON.stringify(how))
    .digest('hex');
}

async function copyAll(from: string, to: string): Promise<boolean> {
  try {
    for (const name of MADE) await cp(join(from, name), join(to, name));
    return true;
  } catch {
    return false;
  }
}

/** Renamed only when it is complete, as its writer may be killed. */
async function keep(from: string, kept: string): Promise<void> {
  const whole = `${kept}-${randomUUID()}`;
  await mkdir(whole, { recursive: true });
  if (await copyAll(from, whole)) await rename(whole, kept).catch(() => undefined);
}
