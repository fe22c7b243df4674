import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { check, resolveConfig } from 'prettier';

const CHECKOUT = process.cwd();
const COPIED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.prettierrc.json',
  'jest.config.mjs',
  'apps',
  'libs',
  'docs/openapi.json',
  'tests/fixtures/step',
];
const TOOLS = ['tools/new-node', 'tools/generate-node-index'];
const INDEXES = ['definitions', 'executors', 'pictures', 'forms'].map((name) => `libs/nodes/src/${name}.generated.ts`);
const NODES = 'libs/nodes/src';
const FOLDER = `${NODES}/made_by_spec`;
const LONGEST = `m${'x'.repeat(47)}`;
const MADE = ['README.md', 'made_by_spec.spec.ts', 'definition.ts', 'executor.ts', 'form.ts', 'pictures.ts'].map(
  (name) => `${FOLDER}/${name}`,
);

describe('new-node in a copy of the checkout', () => {
  let root: string;
  let before: Record<string, string>;

  const run = (script: string, ...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  const newNode = (...args: string[]) => run('tools/new-node/main.ts', ...args);
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
  const filesNow = () => {
    const entries = ['libs', 'tools'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
    );
    const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, 'base64')]));
  };
  const changed = () => {
    const now = filesNow();
    return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((path) => before[path] !== now[path]);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'new-node-'));
    for (const path of [...COPIED, ...TOOLS]) cpSync(join(CHECKOUT, path), join(root, path), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(root, 'node_modules'));
    // Other uncommitted changes of the checkout are not this node's.
    run('tools/generate-node-index/main.ts');
    before = filesNow();
  });
  afterEach(() => {
    for (const step of ['made_by_spec', LONGEST, 'broken'])
      rmSync(join(root, NODES, step), { recursive: true, force: true });
    // Also what a spec deleted.
    for (const [path, content] of Object.entries(before)) {
      if (existsSync(join(root, path)) && !path.endsWith('.generated.ts')) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), Buffer.from(content, 'base64'));
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('makes a folder and lists it in the indexes, changes nothing else and prints the next steps', () => {
    const { status, stdout, stderr } = newNode('made_by_spec', '--label', 'Made (by a spec)', '--category', 'Delivery');
    expect([status, stderr]).toEqual([0, '']);
    expect(changed().sort()).toEqual([...INDEXES, ...MADE].sort());
    const wrote = [...stdout.matchAll(/^wrote (.*)$/gm)].map(([, path]) => path);
    expect(wrote.sort()).toEqual([...INDEXES, ...MADE].sort());
    expect(stdout).toMatch(/Next:[\s\S]*\.\/hartomat spec libs\/nodes\/src\/made_by_spec\n/);
    expect(textOf(`${FOLDER}/definition.ts`)).toMatch(/label: 'Made \(by a spec\)',\n {2}category: 'Delivery',/);
    expect(textOf(INDEXES[0]!)).toContain('  made_by_spec_1,\n');
    expect(textOf(INDEXES[1]!)).toMatch(/'made_by_spec@1': \{[^}]*codeDigest: '[0-9a-f]{64}'/);
    expect(run('tools/generate-node-index/main.ts', '--check').status).toBe(0);
  });

  it('makes a node that keeps the rules of definitions and whose own spec, types and format are green', async () => {
    newNode('made_by_spec');
    newNode(LONGEST);
    const config = { ...(await jestConfig()), rootDir: root };
    const jest = ['node_modules/jest/bin/jest.js', '--config', JSON.stringify(config)];
    const specs = ['definitions.spec.ts', 'forms.spec.ts', 'made_by_spec', LONGEST].map((name) => `${NODES}/${name}`);
    const logs = 'tools/generate-node-index/log-codes.spec.ts';
    const tested = spawnSync(process.execPath, [...jest, ...specs, logs], { cwd: root, encoding: 'utf8' });
    expect(tested.stderr).toMatch(/Test Suites: 5 passed, 5 total/);
    writeFileSync(
      join(root, 'tsconfig.node.json'),
      JSON.stringify({
        extends: './tsconfig.json',
        include: [`${NODES}/made_by_spec/*.ts`, `${NODES}/${LONGEST}/*.ts`],
      }),
    );
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.node.json'], { cwd: root });
    for (const path of [...MADE, ...MADE.map((made) => made.replaceAll('made_by_spec', LONGEST))]) {
      const options = { ...(await resolveConfig(join(CHECKOUT, path))), filepath: path };
      expect([path, await check(textOf(path), options)]).toEqual([path, true]);
    }
  });

  it('predicts its pictures in a dry run, and is removed with its folder, with no edit elsewhere', () => {
    newNode('made_by_spec');
    expect(textOf(INDEXES[2]!)).toContain("  'made_by_spec@1': made_by_spec_1,\n");
    const gone = ['made_by_spec', 'blender_turntable', 'threejs_render'];
    for (const step of gone) rmSync(join(root, NODES, step), { recursive: true });
    expect(run('tools/generate-node-index/main.ts').status).toBe(0);
    for (const path of INDEXES) expect(textOf(path)).not.toMatch(new RegExp(gone.join('|')));
    const include = ['apps', 'libs'].map((room) => `${room}/**/*.ts`);
    const config = { extends: './tsconfig.json', include, exclude: ['**/*.spec.ts', '**/testing/**'] };
    writeFileSync(join(root, 'tsconfig.rooms.json'), JSON.stringify(config));
    const types = run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.rooms.json');
    expect([types.stdout, types.status]).toEqual(['', 0]);
  });

  it('is a command of ./hartomat, which passes on label, category and exit code', () => {
    const cli = ['--import', 'tsx', join(CHECKOUT, 'tools/cli/main.ts'), 'new-node', 'made_by_spec'];
    const command = (...args: string[]) => {
      const env = { ...process.env, HARTOMAT_ROOT: root };
      return spawnSync(process.execPath, [...cli, ...args], { cwd: CHECKOUT, env, encoding: 'utf8' });
    };
    expect(command('--category', 'Misc')).toMatchObject({ status: 1, stderr: expect.stringContaining("'Misc'") });
    expect(command('--label', 'Told', '--category', 'Order').status).toBe(0);
    expect(textOf(`${FOLDER}/definition.ts`)).toMatch(/label: 'Told',\n {2}category: 'Order',/);
  });

  it.each([
    [['Crop-Picture'], /'Crop-Picture' is no name for a step: use lower-case words joined by _/],
    [['../crop'], /is no name for a step/],
    [['crop__picture'], /is no name for a step/],
    [['a'.repeat(49)], /at most 48 characters/],
    [['glb_bbox'], /libs\/nodes\/src\/glb_bbox exists already: choose another name/],
    [['testing'], /libs\/nodes\/src\/testing exists already/],
    [['made_by_spec', '--label', 'bounding box'], /glb_bbox is called 'Bounding box' already.*--label/],
    [['made_by_spec', '--label', "it's `x`"], /is no label/],
    [['made_by_spec', '--category', 'Misc'], /'Misc' is no category.*Delivery, Geometry, Materials, Order/],
    [['made_by_spec', 'more'], /Name one step/],
    [['made_by_spec', '--colour=red'], /--colour/],
  ])('refuses %j in words and writes nothing', (args, message) => {
    const { status, stdout, stderr } = newNode(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/Nothing was written\.\n$/);
    expect(changed()).toEqual([]);
  });

  it('removes its folder where the indexes cannot be made', () => {
    mkdirSync(join(root, 'libs/nodes/src/broken'));
    writeFileSync(join(root, 'libs/nodes/src/broken/definition.ts'), 'export const definition = {};\n');
    expect(newNode('made_by_spec').stderr).toMatch(/broken\/definition\.ts: step, version and requires/);
    expect(existsSync(join(root, FOLDER))).toBe(false);
  });
});

/** This repository's configuration without the servers, which these specs do not need. */
async function jestConfig(): Promise<Record<string, unknown>> {
  const { default: ours } = (await import(join(CHECKOUT, 'jest.config.mjs'))) as { default: Record<string, unknown> };
  const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = ours;
  return rest;
}
