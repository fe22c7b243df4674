import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout that ./hartomat was called in (HARTOMAT_ROOT), else the one around the current folder or the program. */
export function repositoryRoot(): string {
  const places = [process.env['HARTOMAT_ROOT'], process.cwd(), process.argv[1]];
  for (const place of places) {
    const root = place && checkoutAround(place);
    if (root) return root;
  }
  throw new Error(`${process.cwd()} is not inside a HartOMat checkout. Run ./hartomat from one, or set HARTOMAT_ROOT.`);
}

function checkoutAround(place: string): string | undefined {
  for (let folder = place; ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isOurs(packageJson: string): boolean {
  if (!existsSync(packageJson)) return false;
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { name?: string }).name === 'hartomat-workflows';
}
