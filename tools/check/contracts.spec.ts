import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { createApiProgram } from '../generate-openapi/api-program.ts';
import { controllerFiles, describeApi } from '../generate-openapi/describe-api.ts';
import { load } from '../generate-openapi/load.ts';
import { readableJson } from '../generate-openapi/readable-json.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HTTP = 'libs/contracts/src/http';

/** A planted change of a contract, and a file that uses it. */
interface Planted {
  what: string;
  file: string;
  right: string;
  wrong: string;
  /** A file below the root that must not compile any more. */
  breaks: string;
}

const PLANTED: Planted[] = [
  {
    what: 'a renamed field of a request',
    file: `${HTTP}/orders.dto.ts`,
    right: '@IsBoolean() on!: boolean;',
    wrong: '@IsBoolean() isOn!: boolean;',
    breaks: 'apps/orders/rollouts/rollout.controller.ts',
  },
  {
    what: 'a retyped field of a request',
    file: `${HTTP}/orders.dto.ts`,
    right: '@IsBoolean() on!: boolean;',
    wrong: '@IsBoolean() on!: string;',
    breaks: 'apps/orders/rollouts/rollout.controller.ts',
  },
  {
    what: 'a renamed query parameter',
    file: `${HTTP}/comparisons.dto.ts`,
    right: '@PageLimit(PAGE_SIZES.comparisons) limit?: number;',
    wrong: '@PageLimit(PAGE_SIZES.comparisons) most?: number;',
    breaks: 'apps/gateway/comparisons/comparisons.controller.ts',
  },
  {
    what: 'a retyped query parameter',
    file: `${HTTP}/comparisons.dto.ts`,
    right: '@PageLimit(PAGE_SIZES.comparisons) limit?: number;',
    wrong: '@PageLimit(PAGE_SIZES.comparisons) limit?: string;',
    breaks: 'apps/gateway/comparisons/comparisons.controller.ts',
  },
  {
    what: 'a renamed header',
    file: `${HTTP}/headers.dto.ts`,
    right: "'last-event-id'?: string;",
    wrong: "'last-event'?: string;",
    breaks: 'apps/gateway/runs/runs.controller.ts',
  },
  {
    what: 'a renamed field of a reply',
    file: `${HTTP}/pools.dto.ts`,
    right: 'workers!: number | null;',
    wrong: 'servers!: number | null;',
    breaks: 'tools/cli/pools/pools-command.ts',
  },
  {
    what: 'a retyped field of a reply',
    file: `${HTTP}/pools.dto.ts`,
    right: 'capabilities!: string[] | null;',
    wrong: 'capabilities!: number | null;',
    breaks: 'tools/cli/pools/pools-command.ts',
  },
];

const POOLS = 'apps/gateway/pools/pools.controller.ts';
const PAUSED = 'export class Paused {\n  at!: number;\n}\n\n';

/** Code that cannot be described, with the generator's error. */
const REFUSED: (Omit<Planted, 'breaks'> & { message: RegExp })[] = [
  {
    what: 'a parameter of the path that its class does not have',
    file: `${HTTP}/params.dto.ts`,
    right: 'pool!: PoolName',
    wrong: 'name!: PoolName',
    message: /pools\.controller\.ts:\d+: the path has pool, its @Param\(\) class name/,
  },
  {
    what: 'two operations of one name',
    file: POOLS,
    right: 'pausePool(',
    wrong: 'listRuns(',
    message: /Two handlers are called listRuns/,
  },
  {
    what: 'a handler without a comment',
    file: POOLS,
    right: '/** Resume a pool, beginning with its deferred tasks */',
    wrong: '',
    message: /resumePool has no comment/,
  },
  {
    what: 'a reply of unknown type',
    file: `${HTTP}/pools.dto.ts`,
    right: 'ready!: number',
    wrong: 'ready!: Nowhere',
    message: /pools\.dto\.ts:\d+: the type is any/,
  },
  {
    what: 'a reply that is no JSON',
    file: `${HTTP}/pools.dto.ts`,
    right: 'ready!: number',
    wrong: 'ready!: bigint',
    message: /bigint is no JSON/,
  },
  {
    what: 'two types of one name',
    file: `${HTTP}/comparisons.dto.ts`,
    right: 'export class ComparisonReason {',
    wrong: `${PAUSED}export class ComparisonReason {\n  own!: Paused;`,
    message: /two different types are called Paused/,
  },
];

const files = [...controllerFiles(ROOT), `${HTTP}/problem.ts`, ...new Set(PLANTED.map(({ breaks }) => breaks))];
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Parsed once; a program takes over what a plant does not touch. */
let before: ts.Program;
const loaded = load();
const written = (program: ts.Program): string => readableJson(describeApi(program, ROOT, loaded));

const errorsIn = (program: ts.Program, file: string): string[] => {
  const source = program.getSourceFile(join(ROOT, file));
  return program.getSemanticDiagnostics(source).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
};

const plant = (file: string, right: string, wrong: string): ts.Program => {
  const content = read(file);
  expect(content).toContain(right);
  return createApiProgram(ROOT, files, { overrides: new Map([[file, content.replace(right, wrong)]]), before });
};

describe('a changed contract', () => {
  beforeAll(() => {
    before = createApiProgram(ROOT, files);
  });

  it('is described as it is, and compiles where it is used', () => {
    expect(written(before)).toBe(read('docs/openapi.json'));
    for (const { breaks } of PLANTED)
      expect({ breaks, errors: errorsIn(before, breaks) }).toEqual({ breaks, errors: [] });
  });

  it.each(PLANTED)('breaks check where it is $what', ({ file, right, wrong, breaks }) => {
    const program = plant(file, right, wrong);
    expect(errorsIn(program, breaks)).not.toEqual([]);
    expect(written(program)).not.toBe(read('docs/openapi.json'));
  });

  it.each([
    ['a comment', `${HTTP}/pools.dto.ts`, '/** What its live workers can do', '/** What they can do'],
    ['a permission', 'apps/gateway/pools/pools.controller.ts', "@Needs('view')", "@Needs('pools.control')"],
    ['a status', 'apps/gateway/pools/pools.controller.ts', '@HttpCode(200)', '@HttpCode(202)'],
    ['an operation', 'apps/gateway/pools/pools.controller.ts', 'listPools()', 'readPools()'],
  ])('is out of date by %s alone', (_what, file, right, wrong) => {
    expect(written(plant(file, right, wrong))).not.toBe(read('docs/openapi.json'));
  });

  it.each(REFUSED)('is refused with $what', ({ file, right, wrong, message }) => {
    expect(() => written(plant(file, right, wrong))).toThrow(message);
  });
});
