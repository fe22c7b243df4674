import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { LockedPackages } from './locked-packages.ts';
import { packageOf, resolveImport } from './resolve-import.ts';
import type { Manifest, Resolved } from './resolve-import.ts';
import { readSource } from './source-file.ts';
import type { SourceFacts, Take } from './source-file.ts';

/**
 * All code that an entry file can run: files of this repository as paths from the root, packages with their
 * dependencies as `name@version`; both sorted.
 */
export interface CodeClosure {
  files: string[];
  packages: string[];
}

/** Follows imports by name, so that an index file adds only the files of imported names. */
export class CodeWalker {
  private readonly facts = new Map<string, SourceFacts>();
  private readonly root: string;
  private readonly manifest: Manifest;
  private readonly locked: LockedPackages;

  constructor(root: string, manifest: Manifest, locked: LockedPackages) {
    this.root = root;
    this.manifest = manifest;
    this.locked = locked;
  }

  /** `entries` are absolute. Throws where an import leads nowhere or to a package that package.json does not pin. */
  closureOf(entries: string[]): CodeClosure {
    const files = new Set<string>();
    const packages = new Set<string>();
    const queue = [...entries];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (files.has(file)) continue;
      files.add(file);
      for (const take of this.takesOf(file)) {
        const target = this.targetOf(take, file);
        if (target && 'pkg' in target) packages.add(target.pkg);
        if (target && 'file' in target) queue.push(...this.providers(target.file, take.names));
      }
    }
    const names = [...packages].map((pkg) => pkg.slice(0, pkg.lastIndexOf('@')));
    for (const needed of this.locked(names)) packages.add(needed);
    const paths = [...files].map((file) => relative(this.root, file).split(sep).join('/'));
    return { files: paths.sort(), packages: [...packages].sort() };
  }

  /** The files behind an index that export these names; any other file stands for itself. */
  providers(file: string, names: string[] | 'all'): string[] {
    if (!file.endsWith('.ts') || !this.read(file).isBarrel || names === 'all') return [file];
    return names.flatMap((name) => {
      const provider = this.providerOf(file, name);
      if (!provider) throw new Error(`${file} exports no '${name}'.`);
      return provider;
    });
  }

  private targetOf({ specifier, kind }: Take, from: string): Resolved | null {
    if (kind !== 'mention') return resolveImport(specifier, from, this.root, this.manifest);
    const pkg = packageOf(specifier, this.manifest);
    return pkg ? { pkg } : null;
  }

  private takesOf(file: string): SourceFacts['takes'] {
    return file.endsWith('.ts') ? this.read(file).takes : [];
  }

  private providerOf(file: string, name: string): string[] | null {
    const facts = this.read(file);
    if (!facts.isBarrel) return [file];
    const passed = facts.passedOn.get(name);
    if (passed) return this.follow(passed.specifier, file, passed.name);
    // `export *` does not show which file exports the name: all of them count.
    const whole = facts.passedOnWhole.flatMap((specifier) => this.follow(specifier, file, name) ?? []);
    return whole.length > 0 ? whole : null;
  }

  private follow(specifier: string, from: string, name: string): string[] | null {
    const target = resolveImport(specifier, from, this.root, this.manifest);
    return 'file' in target ? this.providerOf(target.file, name) : null;
  }

  private read(file: string): SourceFacts {
    const known = this.facts.get(file) ?? readSource(file);
    this.facts.set(file, known);
    return known;
  }
}

/** sha256 (hex) over a closure: paths with their contents, packages with their versions. */
export function digestOfCode(root: string, { files, packages }: CodeClosure): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(
      `${file}\0${createHash('sha256')
        .update(readFileSync(`${root}/${file}`))
        .digest('hex')}\n`,
    );
  }
  for (const name of packages) hash.update(`${name}\n`);
  return hash.digest('hex');
}
