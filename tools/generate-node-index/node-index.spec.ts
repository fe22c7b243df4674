import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeIndex } from './node-index.ts';

const MANIFEST = {
  imports: {
    '#workflow-core': './libs/workflow-core/src/index.ts',
    '#steps': './libs/steps/src/index.ts',
    '#steps/render': './libs/steps/src/render/index.ts',
  },
  dependencies: { three: '0.187.0', ink: '1.0.0', quill: '1.0.0' },
};

const LOCK = {
  packages: {
    'node_modules/three': { version: '0.187.0', dependencies: { shade: '^1.0.0' } },
    'node_modules/three/node_modules/shade': { version: '1.0.0', optionalDependencies: { 'shade-linux': '1' } },
    'node_modules/shade': { version: '2.0.0' },
    'node_modules/shade-linux': { version: '1.0.0' },
    'node_modules/ink': { version: '1.0.0' },
    'node_modules/quill': { version: '1.0.0' },
  },
};
const lockWith = (packages: Record<string, object>): Record<string, string> => ({
  'package-lock.json': JSON.stringify({ packages: { ...LOCK.packages, ...packages } }),
});

const TREE: Record<string, string> = {
  ...lockWith({}),
  'package.json': JSON.stringify(MANIFEST),
  'libs/workflow-core/src/index.ts': 'export const defineNode = (definition) => definition;\n',
  'libs/steps/src/index.ts':
    "export type * from './types.js';\nexport { draw } from './draw.js';\nexport { cut, saw as split } from './cut.js';\n",
  'libs/steps/src/types.ts': 'export interface Shape { name: string }\n',
  'libs/steps/src/draw.ts':
    "import * as three from 'three';\nimport type { Shape } from './types.js';\nimport { line } from './line.js';\nexport const draw = (shape: Shape) => line(three, shape, new URL('./pen.child.ts', import.meta.url));\n",
  'libs/steps/src/render/index.ts': "export { createChromiumRenderer } from './browser.js';\n",
  'libs/steps/src/render/browser.ts': 'export const createChromiumRenderer = 1;\n',
  'libs/steps/src/line.ts': 'export const line = (...all: unknown[]) => all;\n',
  'libs/steps/src/pen.child.ts':
    "createRequire(import.meta.url).resolve('ink');\nrequire('./nothing');\ncreateRequire(import.meta.url)('quill');\n",
  'libs/steps/src/cut.ts': 'export const cut = 1;\nexport const saw = 2;\n',
  'libs/nodes/src/draw/definition.ts':
    "export const definition = { step: 'draw', version: 2, requires: 'chromium' };\n",
  'libs/nodes/src/draw/executor.ts': "import { draw } from '#steps';\nexport const execute = draw;\n",
  'libs/nodes/src/cut/definition.ts': "export const definition = { step: 'cut', version: 1, requires: 'none' };\n",
  'libs/nodes/src/cut/executor.ts': "import { split } from '#steps';\nexport const execute = split;\n",
};

describe('node index', () => {
  let root: string;

  const write = (files: Record<string, string>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  };
  const generated = () =>
    nodeIndex(root).map(({ content }) => content) as [string, string, string, string, string, string];
  const digests = () => {
    const found = generated()[1].matchAll(/'(\w+@\d+)': \{[^}]*codeDigest: '([0-9a-f]{64})'/g);
    return Object.fromEntries([...found].map(([, key, digest]) => [key, digest]));
  };
  const changedBy = (files: Record<string, string>) => {
    const before = digests();
    write(files);
    const after = digests();
    return Object.keys(after).filter((key) => before[key] !== after[key]);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'node-index-'));
    write(TREE);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('lists every folder with its definition and a lazily loaded executor', () => {
    const [definitions, executors] = generated();
    expect(definitions).toContain("import { definition as draw_2 } from './draw/definition.js';");
    expect(definitions.indexOf('cut_1,')).toBeLessThan(definitions.indexOf('draw_2,'));
    expect(executors).toContain("'draw@2': {\n    load: async () => (await import('./draw/executor.js'))");
    expect(executors).not.toMatch(/^import \{/m);
  });

  it("lists a node's fan-out where it is beside its executor", () => {
    const before = digests();
    write({ 'libs/nodes/src/cut/fan-out.ts': 'export const fanOut = 1;\n' });
    expect(generated()[2]).toContain("import { fanOut as cut_1 } from './cut/fan-out.js';");
    expect(generated()[2]).toContain("  'cut@1': cut_1,\n");
    expect(generated()[2]).not.toContain('draw');
    expect(digests()).toEqual(before);
  });

  it("lists a node's output pictures where they are beside its executor, which does not change its code digest", () => {
    const before = digests();
    write({ 'libs/nodes/src/draw/pictures.ts': 'export const pictures = 1;\n' });
    expect(generated()[3]).toContain("import { pictures as draw_2 } from './draw/pictures.js';");
    expect(generated()[3]).toContain("  'draw@2': draw_2,\n");
    expect(generated()[3]).not.toContain('cut');
    expect(digests()).toEqual(before);
  });

  it('lists the form of a step by its name, which changes neither its definition nor a code digest', () => {
    const [definitions, executors] = generated();
    const form = (place: number) => ({ 'libs/nodes/src/cut/form.ts': `export const form = { place: ${place} };\n` });
    write({ ...form(1), 'libs/nodes/src/draw/v1/form.ts': 'export const form = { place: 1 };\n' });
    expect(generated()[4]).toContain("import { form as cut } from './cut/form.js';");
    expect(generated()[4]).toContain('= {\n  cut,\n};');
    expect(generated().slice(0, 2)).toEqual([definitions, executors]);
    expect(changedBy(form(2))).toEqual([]);
  });

  it("lists a node's references to the catalog where they are beside its executor, which does not change its code digest", () => {
    const before = digests();
    write({ 'libs/nodes/src/draw/references.ts': 'export const references = 1;\n' });
    expect(generated()[5]).toContain("import { references as draw_2 } from './draw/references.js';");
    expect(generated()[5]).toContain("  'draw@2': draw_2,\n");
    expect(generated()[5]).not.toContain('cut');
    expect(digests()).toEqual(before);
  });

  it('drops a node whose folder was deleted', () => {
    rmSync(join(root, 'libs/nodes/src/draw'), { recursive: true });
    expect(generated().join()).not.toContain('draw');
  });

  it('keeps older versions that lie in a folder of their own', () => {
    write({
      'libs/nodes/src/draw/v1/definition.ts':
        "export const definition = { step: 'draw', version: 1, requires: 'none' };\n",
      'libs/nodes/src/draw/v1/executor.ts': 'export const execute = 1;\n',
    });
    expect(Object.keys(digests())).toEqual(['cut@1', 'draw@1', 'draw@2']);
  });

  it('changes the digest of exactly the nodes whose code changed', () => {
    expect(changedBy({ 'libs/steps/src/line.ts': 'export const line = 1;\n' })).toEqual(['draw@2']);
    expect(changedBy({ 'libs/steps/src/cut.ts': 'export const cut = 2;\nexport const saw = 3;\n' })).toEqual(['cut@1']);
    expect(changedBy({ 'libs/nodes/src/cut/executor.ts': "export { split as execute } from '#steps';\n" })).toEqual([
      'cut@1',
    ]);
  });

  it('includes dependencies of packages, as they are locked', () => {
    const newer = { version: '2.0.1' };
    expect(changedBy(lockWith({ 'node_modules/shade': newer }))).toEqual([]);
    expect(changedBy(lockWith({ 'node_modules/shade': newer, 'node_modules/shade-linux': newer }))).toEqual(['draw@2']);
  });

  it("includes a node's `reads` in its digest, and lists them in the executor index", () => {
    const reads = { 'libs/nodes/src/cut/reads.ts': "export const reads = { shape: ['name'] };\n" };
    expect(changedBy(reads)).toEqual(['cut@1']);
    expect(generated()[1]).toContain("import { reads as reads_cut_1 } from './cut/reads.js';");
    expect(generated()[1]).toContain('    reads: reads_cut_1,\n');
    expect(changedBy({ 'libs/nodes/src/cut/reads.ts': "export const reads = { shape: ['size'] };\n" })).toEqual([
      'cut@1',
    ]);
  });

  it('includes the renderer in the digest of nodes that need it, though their step uses a port only', () => {
    const browser = { 'libs/steps/src/render/browser.ts': 'export const createChromiumRenderer = 2;\n' };
    expect(changedBy(browser)).toEqual(['draw@2']);
  });

  it('includes a child script and the version of a package, and no types', () => {
    expect(changedBy({ 'libs/steps/src/pen.child.ts': "console.log('chalk');\n" })).toEqual(['draw@2']);
    expect(
      changedBy({
        'package.json': JSON.stringify({ ...MANIFEST, dependencies: { ...MANIFEST.dependencies, three: '0.188.0' } }),
      }),
    ).toEqual(['draw@2']);
    expect(changedBy({ 'libs/steps/src/types.ts': 'export interface Shape { size: number }\n' })).toEqual([]);
  });

  it.each(['ink', 'quill'])('includes the package %s, which is loaded at run time only', (name) => {
    const dependencies = { ...MANIFEST.dependencies, [name]: '1.0.1' };
    expect(changedBy({ 'package.json': JSON.stringify({ ...MANIFEST, dependencies }) })).toEqual(['draw@2']);
  });

  it.each([
    [
      'a folder named otherwise than its step',
      {
        'libs/nodes/src/cut/definition.ts':
          "export const definition = { step: 'saw', version: 1, requires: 'none' };\n",
      },
      /folder and step must agree/,
    ],
    [
      'a version that is computed',
      {
        'libs/nodes/src/cut/definition.ts':
          "export const definition = { step: 'cut', version: 1 + 1, requires: 'none' };\n",
      },
      /must be literals/,
    ],
    [
      'an import that leads nowhere',
      { 'libs/steps/src/cut.ts': "import { x } from './gone.js';\nexport const saw = x;\n" },
      /leads to no file/,
    ],
    [
      'a package that is not pinned',
      { 'libs/steps/src/cut.ts': "import x from 'left-pad';\nexport const saw = x;\n" },
      /'left-pad' in .* is not in package.json/,
    ],
    [
      'a step that #steps does not export',
      { 'libs/nodes/src/cut/executor.ts': "import { sew } from '#steps';\nexport const execute = sew;\n" },
      /exports no 'sew'/,
    ],
  ])('refuses %s and names the file', (_what, files: Record<string, string>, message) => {
    write(files);
    expect(() => nodeIndex(root)).toThrow(message);
  });
});
