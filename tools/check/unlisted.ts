/**
 * Entities that no `*.orm.config.ts` of their app lists, and controllers and consumers that no `*.module.ts` lists: types
 * and lint are content, the table is never made, the route not served, the message never read. Prints each and exits with 1.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface ListRule {
  /** Which files of an app declare it. */
  files: string;
  declared: RegExp;
  /** Which files of the app have to name it. */
  lists: string;
  otherwise: string;
}

const RULES: readonly ListRule[] = [
  {
    files: '**/*.entity.ts',
    declared: /^export const (\w+) = defineEntity\(/gm,
    lists: '*.orm.config.ts',
    otherwise: 'so no migration makes its table: add it to `entities` there',
  },
  {
    files: '**/*.controller.ts',
    declared: /^export class (\w+)/gm,
    lists: '**/*.module.ts',
    otherwise: 'so it answers nothing: add it to `controllers` there',
  },
  {
    files: '**/*.consumer.ts',
    declared: /^export class (\w+)/gm,
    lists: '**/*.module.ts',
    otherwise: 'so it reads nothing: add it to `providers` there',
  },
];

/** One sentence for each that is not listed: where it stands, what follows, what to do. `root` is the repository's. */
export function unlisted(root: string): string[] {
  const apps = globSync('apps/*', { cwd: root }).sort();
  return apps.flatMap((app) => RULES.flatMap((rule) => unlistedIn(join(root, app), app, rule)));
}

function unlistedIn(folder: string, app: string, { files, declared, lists, otherwise }: ListRule): string[] {
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const naming = globSync(lists, { cwd: folder }).map(textOf).join('\n');
  return globSync(files, { cwd: folder })
    .sort()
    .flatMap((file) => [...textOf(file).matchAll(declared)].map(([, name]) => ({ file, name: name ?? '' })))
    .filter(({ name }) => !isNamed(name, naming))
    .map(({ file, name }) => `${app}/${file}: ${name} stands in no ${app}/${lists}, ${otherwise}.`);
}

/** An import alone lists nothing. */
const isNamed = (name: string, text: string): boolean =>
  new RegExp(`\\b${name}\\b`).test(text.replaceAll(/^import [^;]*;$/gm, ''));

if (import.meta.main) {
  const found = unlisted(resolve(import.meta.dirname, '../..'));
  for (const sentence of found) process.stderr.write(`${sentence}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
