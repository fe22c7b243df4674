import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { LocalSetupError } from '../../../deploy/local/local-server.js';

/** A STEP file to order pictures of. `key`: lower case letters, digits, hyphens. */
export interface DemoProduct {
  key: string;
  name: string;
  file: string;
}

/** The default output types of the demo. */
export const DEMO_OUTPUT_TYPES = ['still-studio-1024', 'still-cutout-512'] as const;

/** Three real files: two own assemblies and the public AS1 test assembly. */
export function defaultProducts(root: string): DemoProduct[] {
  return [
    {
      key: 'own-ball-bearing-6204',
      name: 'Ball bearing 6204',
      file: join(root, 'tests/fixtures/step/own-ball-bearing-6204.step'),
    },
    { key: 'own-flange-unit', name: 'Flange unit', file: join(root, 'tests/fixtures/step/own-flange-unit.step') },
    {
      key: 'as1-oc-214',
      name: 'AS1 assembly',
      file: join(root, 'node_modules/occt-import-js/test/testfiles/cax-if/as1-oc-214.stp'),
    },
  ];
}

/** One product per file, keyed by its name. Throws LocalSetupError for a file that is not there or not a STEP file. */
export function productsFromFiles(files: readonly string[]): DemoProduct[] {
  const taken = new Set<string>();
  return files.map((given) => {
    const file = resolve(given);
    if (!existsSync(file)) throw new LocalSetupError(`There is no file ${file}. Give --step the path of a STEP file.`);
    if (!/^\.(step|stp|p21)$/i.test(extname(file))) {
      throw new LocalSetupError(`${file} is not named like a STEP file (.step, .stp). Give --step a STEP file.`);
    }
    const name = basename(file, extname(file));
    const key = freeKey(productKey(name), taken);
    taken.add(key);
    return { key, name, file };
  });
}

/** "Hub Ø20 (rev B)" → "hub-20-rev-b"; never empty, at most 60 characters. */
export function productKey(name: string): string {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-'); // prettier-ignore
  return words.replace(/^-+/, '').slice(0, 60).replace(/-+$/, '') || 'product';
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  for (let number = 2; ; number += 1) if (!taken.has(`${key}-${number}`)) return `${key}-${number}`;
}
