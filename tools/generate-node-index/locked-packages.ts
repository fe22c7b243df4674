/** The part of package-lock.json with the installed versions. */
export interface PackageLock {
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The named packages with all their dependencies, as `name@version`. */
export type LockedPackages = (names: readonly string[]) => Set<string>;

/**
 * Follows dependencies through the lock as Node does: the nearest `node_modules` wins. Optional ones count on every
 * machine, so that a digest is the same everywhere; what the lock does not have is installed nowhere.
 */
export function lockedPackages({ packages }: PackageLock): LockedPackages {
  return (names) => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const queue = names.flatMap((name) => nearest(packages, '', name) ?? []);
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const { version, dependencies, optionalDependencies } = packages[place] ?? {};
      found.add(`${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`);
      const from = place;
      const needed = Object.keys({ ...dependencies, ...optionalDependencies });
      queue.push(...needed.flatMap((name) => nearest(packages, from, name) ?? []));
    }
    return found;
  };
}

/** Where `name` is found from a package that lies at `from`. */
function nearest(packages: PackageLock['packages'], from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return undefined;
  }
}
