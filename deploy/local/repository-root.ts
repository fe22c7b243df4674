import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout a file belongs to: the nearest folder upwards whose package.json is ours. Throws where there is none. */
export function repositoryRoot(from: string = process.argv[1] ?? process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder)
      throw new Error(`${from} is not inside a HartOMat checkout. Run ./hartomat from one.`);
  }
}

function isOurs(packageJson: string): boolean {
  if (!existsSync(packageJson)) return false;
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { name?: string }).name === 'hartomat-workflows';
}
