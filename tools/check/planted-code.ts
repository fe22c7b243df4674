/** Code that violates one lint bound each, and code that just keeps it. */
export interface PlantedCode {
  bound: string;
  /** The rule that must fire; null where the code is in order. */
  rule: string | null;
  file: string;
  content: string;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const functionOf = (body: string): string => `export function planted(n: number): number {\n${body}\n  return n;\n}\n`;
const branches = (count: number) => functionOf(lines(count, (index) => `  if (n === ${index}) n += 1;`));
const nested = (depth: number) => functionOf(`${'if (n) {'.repeat(depth)} n += 1; ${'}'.repeat(depth)}`);
const params = (count: number) => Array.from({ length: count }, (_, index) => `p${index}: number`).join(', ');
const sumOf = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`).join(' + ');
const functionWith = (count: number) => `export const planted = (${params(count)}) => ${sumOf(count)};\n`;
const classWith = (count: number) =>
  `export class Planted {\n  sum: number;\n  constructor(${params(count)}) {\n    this.sum = ${sumOf(count)};\n  }\n}\n`;
const methodOf = (length: number) =>
  `export class Planted {\n  handle(n: number): number {\n${lines(length - 3, () => '    n += 1;')}\n    return n;\n  }\n}\n`;
const constructorOf = (length: number) =>
  `export class Planted {\n  readonly sum: number;\n  constructor(n: number) {\n${lines(length - 3, () => '    n += 1;')}\n    this.sum = n;\n  }\n}\n`;
const spec = (line: string) => `declare const found: boolean;\n${line}\nexport { found };\n`;
const legacy = (name: string) => `import { ${name} } from '#contracts';\nexport const planted = ${name};\n`;

const step = (name: string) => `import { ${name} } from '#steps';\nexport const planted = ${name};\n`;

const render = (name: string) => `import { ${name} } from '#steps/render';\nexport const planted = ${name};\n`;

const broken = (bound: string, rule: string, file: string, content: string): PlantedCode => ({
  bound,
  rule,
  file,
  content,
});
const kept = (bound: string, file: string, content: string): PlantedCode => ({ bound, rule: null, file, content });

const ENVIRONMENT = 'export const planted = process.env.PATH;\n';
const ANY = 'export const planted = (x: any) => String(x);\n';
const FLOATING = 'async function later(): Promise<void> {}\nexport function planted(): void {\n  later();\n}\n';
const VALUE_IMPORT = "import { Stats } from 'node:fs';\nexport type Planted = Stats;\n";
const DEFAULT_EXPORT = 'const planted = 1;\nexport default planted;\n';

const APP = 'apps/planted';

export const PLANTED_CODE: PlantedCode[] = [
  broken(
    'a file of 251 lines',
    'max-lines',
    `${APP}/long.ts`,
    lines(251, (index) => `export const n${index} = 1;`),
  ),
  kept(
    'a file of 250 lines',
    `${APP}/full.ts`,
    lines(250, (index) => `export const n${index} = 1;`),
  ),
  broken(
    'a function of 51 lines',
    'max-lines-per-function',
    `${APP}/long-function.ts`,
    functionOf(lines(48, () => '  n += 1;')),
  ),
  kept('a function of 50 lines', `${APP}/full-function.ts`, functionOf(lines(47, () => '  n += 1;'))),
  broken('complexity 11', 'complexity', `${APP}/branches.ts`, branches(10)),
  kept('complexity 10', `${APP}/fewer-branches.ts`, branches(9)),
  broken('depth 4', 'max-depth', `${APP}/deep.ts`, nested(4)),
  kept('depth 3', `${APP}/less-deep.ts`, nested(3)),
  broken('five parameters', 'hartomat/max-params', `${APP}/params.ts`, functionWith(5)),
  kept('four parameters', `${APP}/fewer-params.ts`, functionWith(4)),
  broken('six dependencies', 'hartomat/max-params', `${APP}/dependencies.ts`, classWith(6)),
  kept('five dependencies', `${APP}/fewer-dependencies.ts`, classWith(5)),
  broken('a controller method of 11 lines', 'hartomat/short-handlers', `${APP}/long.controller.ts`, methodOf(11)),
  broken('a consumer method of 11 lines', 'hartomat/short-handlers', `${APP}/long.consumer.ts`, methodOf(11)),
  broken('a consumer constructor of 11 lines', 'hartomat/short-handlers', `${APP}/made.consumer.ts`, constructorOf(11)),
  kept('a controller method of 10 lines', `${APP}/short.controller.ts`, methodOf(10)),
  kept('a service method of 11 lines', `${APP}/long.service.ts`, methodOf(11)),
  broken('camelCase file name', 'hartomat/file-name', `${APP}/camelCase.ts`, 'export const planted = 1;\n'),
  broken('a file named utils', 'hartomat/file-name', `${APP}/utils.ts`, 'export const planted = 1;\n'),
  broken('a file named after helpers', 'hartomat/file-name', `${APP}/run-helpers.ts`, 'export const planted = 1;\n'),
  broken('a file named common', 'hartomat/file-name', `${APP}/common.service.ts`, 'export const planted = 1;\n'),
  broken('a file named base', 'hartomat/file-name', `${APP}/base-run.ts`, 'export const planted = 1;\n'),
  kept('a file about a database', `${APP}/database-url.ts`, 'export const planted = 1;\n'),
  kept('a spec named after its step', 'libs/nodes/src/one_step/one_step.spec.ts', 'export const planted = 1;\n'),
  broken('a default export', 'no-restricted-exports', `${APP}/by-default.ts`, DEFAULT_EXPORT),
  kept('a default export of a config', `${APP}/orm.config.ts`, DEFAULT_EXPORT),
  kept('a default export of a migration', `${APP}/migrations/Migration20260101.ts`, DEFAULT_EXPORT),
  broken('the environment read anywhere', 'no-restricted-properties', `${APP}/environment.ts`, ENVIRONMENT),
  broken(
    'the environment by import',
    'no-restricted-imports',
    `${APP}/imported.ts`,
    "export { env } from 'node:process';\n",
  ),
  broken(
    'a property for which null counts as absent',
    'no-restricted-imports',
    `${APP}/optional.ts`,
    "export { IsOptional } from 'class-validator';\n",
  ),
  kept('the environment in a config', `${APP}/planted.config.ts`, ENVIRONMENT),
  kept('the environment in main', `${APP}/main.ts`, ENVIRONMENT),
  kept('the environment in a tool', 'tools/planted.ts', ENVIRONMENT),
  kept('the environment in embedded servers', 'deploy/local/planted.ts', ENVIRONMENT),
  broken('a focused test', 'hartomat/no-silent-skip', `${APP}/only.spec.ts`, spec("it.only('works', () => {});")),
  broken('a focused suite', 'hartomat/no-silent-skip', `${APP}/fit.spec.ts`, spec("fdescribe('all', () => {});")),
  broken('a silent skip', 'hartomat/no-silent-skip', `${APP}/skip.spec.ts`, spec("it.skip('works', () => {});")),
  broken('a silent xit', 'hartomat/no-silent-skip', `${APP}/xit.spec.ts`, spec("xit('works', () => {});")),
  broken(
    'a silent choice',
    'hartomat/no-silent-skip',
    `${APP}/choice.spec.ts`,
    spec('(found ? it : it.skip)("works", () => {});'),
  ),
  kept('a skip with its reason', `${APP}/told.spec.ts`, spec("it.skip('works (skipped: no Blender)', () => {});")),
  broken('a promise left alone', '@typescript-eslint/no-floating-promises', `${APP}/floating.ts`, FLOATING),
  broken('a type imported as a value', '@typescript-eslint/consistent-type-imports', `${APP}/value.ts`, VALUE_IMPORT),
  broken('an explicit any', '@typescript-eslint/no-explicit-any', `${APP}/any.ts`, ANY),
  broken(
    'a message in legacy',
    'no-restricted-imports',
    'apps/orders/legacy-pipeline/message.ts',
    legacy('RunRequested'),
  ),
  broken(
    'a message in its main',
    'no-restricted-imports',
    'apps/orders/legacy-pipeline/main.ts',
    legacy('RunRequested'),
  ),
  kept('evidence in legacy', 'apps/orders/legacy-pipeline/evidence.ts', legacy('buildEvidence')),
  broken(
    'syntax in a tool that Node cannot erase',
    'no-restricted-syntax',
    'tools/enum.ts',
    'export enum Planted {}\n',
  ),
  broken('the same in a child script', 'no-restricted-syntax', `${APP}/enum.child.ts`, 'export enum Planted {}\n'),
  broken('a step run by another app', 'no-restricted-imports', 'apps/registry/step.ts', step('glbExport')),
  broken('a step run by a main', 'no-restricted-imports', 'apps/registry/main.ts', step('glbExport')),
  broken(
    'a render step run by another app',
    'no-restricted-imports',
    'apps/registry/render.ts',
    render('threejsRender'),
  ),
  kept('an adapter taken by another app', 'apps/registry/adapter.ts', step('createLocalProcessRunner')),
  kept('a step run by a worker', 'apps/node-worker/step.ts', step('glbExport')),
];
