import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { choosePostgresPlace } from '../../../deploy/local/postgres/postgres-account.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import { programOf } from './chaos-settings.js';

/** A checkout in a temporary folder whose services are this one's, with the quick worker and the quick legacy pipeline. */
export function quickCheckout(): { root: string; homeDir: string; remove(): void } {
  const real = repositoryRoot();
  const root = mkdtempSync(join(tmpdir(), 'hartomat-checkout-'));
  chmodSync(root, 0o755);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('package.json', '{"name":"hartomat-workflows","type":"module"}');
  write('tools/build.mjs', '');
  symlinkSync(join(real, 'node_modules'), join(root, 'node_modules'));
  for (const { name, main } of SERVICES) {
    const program = programOf(name, { quick: true });
    write(main, `await import(${JSON.stringify(pathToFileURL(join(real, program)).href)});\n`);
  }
  const homeDir = join(root, '.hartomat');
  const remove = (): void => {
    rmSync(choosePostgresPlace(homeDir).folder, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  };
  return { root, homeDir, remove };
}
