import type { CatalogDocument, Part } from '../domain.js';
import type { StepLogger } from '../ports/index.js';
import { aliasMatcher } from './match-alias.js';

/** Maximum number of named materials; more are only counted. */
const NAMED = 20;

/** The material that a file names for a part, by its key in the catalog; `name` as the file has it. */
export interface FileMaterial {
  name: string;
  material: string;
}

/**
 * Reads the materials that a file names for its parts by the catalog's aliases, and by its materials' own keys and labels
 * where no alias of that length fits. Undefined for a part without one and for a name that nothing in the catalog means;
 * `report` then warns once, naming each such name once: `materials.file_material_unknown`.
 */
export function fileMaterials({ aliases, materials }: CatalogDocument): {
  of(part: Part): FileMaterial | undefined;
  report(logger: StepLogger): void;
} {
  const own = materials.flatMap(({ key, label }) =>
    [key, label].filter(isText).map((alias) => ({ alias, material: key })),
  );
  const match = aliasMatcher([...aliases, ...own]);
  const unknown = new Set<string>();
  return {
    of(part) {
      const name = nameIn(part);
      if (name === '') return undefined;
      const found = match(name);
      if (found) return { name, material: found.material };
      unknown.add(name);
      return undefined;
    },
    report(logger) {
      if (unknown.size === 0) return;
      const named = [...unknown].slice(0, NAMED);
      logger.warn('materials.file_material_unknown', { count: unknown.size, materials: named });
    },
  };
}

/** A stored material may lack its label. */
const isText = (value: unknown): value is string => typeof value === 'string';

/** '' for none; also of a part list from before files' materials were read. */
const nameIn = ({ fileMaterial }: Partial<Part>): string => fileMaterial?.trim() ?? '';
