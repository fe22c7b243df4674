import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlantedTree } from './planted-tree.ts';

const BASELINE = 'tools/check/folder-cycles.baseline.json';
const RULES = [
  '.dependency-cruiser.cjs',
  ...['node-rules.cjs', 'folder-cycles.cjs', 'folder-cycles.ts'].map((file) => `tools/check/${file}`),
];

/** One folder a letter: each file imports those of the other folders. */
const FILES = {
  'apps/shop/a/one.ts': "import '../b/one.js';\n",
  'apps/shop/a/other.ts': 'export const other = 1;\n',
  'apps/shop/b/one.ts': "import '../c/one.js';\n",
  'apps/shop/c/one.ts': 'export const one = 1;\n',
  // Up and down between a folder and the folders in it is no cycle, and specs may use every layer.
  'apps/shop/c/inner/one.ts': "import '../one.js';\n",
  'apps/shop/c/two.ts': "import './inner/one.js';\n",
  'apps/shop/c/one.spec.ts': "import '../a/one.js';\n",
};
const BREACHES = {
  'apps/shop/b/other.ts': "import '../a/other.js';\n",
  'apps/park/d/one.ts': "import '../e/one.js';\n",
  'apps/park/d/other.ts': 'export const other = 1;\n',
  'apps/park/e/one.ts': "import '../f/one.js';\n",
  'apps/park/f/one.ts': "import '../d/other.js';\n",
};
const PAIR = ['apps/shop/a -> apps/shop/b', 'apps/shop/b -> apps/shop/a'];
const DETOUR = ['apps/park/d -> apps/park/e', 'apps/park/e -> apps/park/f', 'apps/park/f -> apps/park/d'];

function check(files: Record<string, string>, baseline: string[]): { added: string[]; gone: string[] } {
  const tree = new PlantedTree([...RULES, 'tools/check/compare-baseline.ts'], {
    ...files,
    [BASELINE]: JSON.stringify(baseline),
  });
  try {
    return tree.runScript('tools/check/folder-cycles.ts');
  } finally {
    tree.remove();
  }
}

describe('cycles of folders', () => {
  it('are none where folders import in one direction, and then have to leave the baseline', () => {
    expect(check(FILES, PAIR)).toEqual({ added: [], gone: PAIR });
  });

  it('are refused though no two files import each other, also over a detour', () => {
    expect(check({ ...FILES, ...BREACHES }, [PAIR[0]!])).toEqual({ added: [...DETOUR, PAIR[1]], gone: [] });
  });

  it('are left in the orchestrator only', () => {
    const baseline = JSON.parse(readFileSync(join(import.meta.dirname, '../..', BASELINE), 'utf8')) as string[];
    const allowed = /^apps\/orchestrator\//;
    expect(baseline.filter((pair) => !allowed.test(pair))).toEqual([]);
  });
});
