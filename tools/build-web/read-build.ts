import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The page and the scripts of a built web, by their paths in its folder, as texts. */
export function readBuild(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(html|js|css)$/.test(name));
  return new Map(texts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
