import { execFileSync } from 'node:child_process';
import { findBlender } from '#steps/render';

const GET_IT = 'apt-get install --no-install-recommends blender python3-numpy, or set HARTOMAT_BLENDER_PATH';

let version: string | null | undefined;

/**
 * Why Blender cannot reproduce here what the version `recorded` ("3.4.1"; undefined = none so far) made; undefined
 * where it can. Another version has different noise, so its pictures do not test our steps.
 */
export function blenderUnfit(recorded: string | undefined): string | undefined {
  version ??= blenderVersion();
  if (version === null) return `no Blender here; ${GET_IT}`;
  if (recorded === undefined || recorded === version) return undefined;
  return `recorded with Blender ${recorded}, and here is ${version}; ${GET_IT}`;
}

function blenderVersion(): string | null {
  const blender = findBlender(process.env['HARTOMAT_BLENDER_PATH']);
  if (!blender) return null;
  const said = execFileSync(blender, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /^Blender (\d+\.\d+\.\d+)/m.exec(said)?.[1] ?? null;
}
