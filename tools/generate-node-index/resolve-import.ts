import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The parts of package.json with import names and package versions. */
export interface Manifest {
  imports: Record<string, string>;
  dependencies: Record<string, string>;
}

/** The target of an import: a file of this repository, a package with its pinned version, or a Node module. */
export type Resolved = { file: string } | { pkg: string } | { builtin: string };

function targetOf(specifier: string, imports: Record<string, string>): string | null {
  for (const [name, target] of Object.entries(imports)) {
    const [head = '', tail] = name.split('*');
    if (tail === undefined && specifier === name) return target;
    if (tail !== undefined && specifier.startsWith(head)) return target.replace('*', specifier.slice(head.length));
  }
  return null;
}

function existing(path: string, specifier: string, from: string): string {
  const candidates = [path, path.replace(/\.js$/, '.ts')];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`'${specifier}' in ${from} leads to no file (tried ${candidates.join(', ')}).`);
  return found;
}

/** The package and its pinned version that a bare specifier names; undefined where package.json does not have it. */
export function packageOf(specifier: string, manifest: Manifest): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const version = manifest.dependencies[name];
  return version && `${name}@${version}`;
}

/** Resolves as Node does for `#room` names, and relative `.js` as its `.ts`. Throws where a name leads nowhere. */
export function resolveImport(specifier: string, from: string, root: string, manifest: Manifest): Resolved {
  if (specifier.startsWith('.')) return { file: existing(resolve(dirname(from), specifier), specifier, from) };
  if (specifier.startsWith('#')) {
    const target = targetOf(specifier, manifest.imports);
    if (!target) throw new Error(`'${specifier}' in ${from} is no name of package.json "imports".`);
    return { file: existing(join(root, target), specifier, from) };
  }
  if (specifier.startsWith('node:')) return { builtin: specifier };
  const pkg = packageOf(specifier, manifest);
  if (!pkg) throw new Error(`'${specifier}' in ${from} is not in package.json "dependencies"; add it.`);
  return { pkg };
}
