import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';

const folder = mkdtempSync(join(tmpdir(), 'hartomat-specs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNTER = 'let count = 0;\nexport const next = (): number => (count += 1);\n';
const SPEC = `
import { next } from './counter.js';
interface Left { leftBehind?: boolean; }
const left = globalThis as Left;
it('finds nothing of another spec file', () => {
  expect([next(), left.leftBehind, process.env['LEFT_BEHIND'], process.cwd()]).toEqual([1, undefined, undefined, ${JSON.stringify(repositoryRoot())}]);
  left.leftBehind = true;
  process.env['LEFT_BEHIND'] = 'yes';
  process.chdir('/');
});
it('takes the errors and arrays of Node for its own', () => {
  expect(() => process.kill(2 ** 30, 'SIGCONT')).toThrow(Error);
  expect(Object.getPrototypeOf(process.argv)).toBe(Array.prototype);
});
`;

interface Results {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

/** Runs spec files of the folder one after another in one process, with the configuration of this repository. */
function runSpecs(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const results = join(folder, 'results.json');
  const jest = join(repositoryRoot(), 'node_modules/jest/bin/jest.js');
  const options = ['--config', join(repositoryRoot(), 'jest.config.mjs'), '--rootDir', folder, '--json'];
  const specs = ['--runInBand', '--testMatch', `${folder}/*.spec.ts`, `--outputFile=${results}`];
  const run = spawnSync(process.execPath, [jest, ...options, ...specs], { cwd: repositoryRoot(), encoding: 'utf8' });
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as Results;
  return { run, tests: testResults.flatMap(({ assertionResults }) => assertionResults) };
}

describe('spec files of one worker', () => {
  it("share no module of this repository, no global, no variable and no folder, and run in Node's realm", () => {
    const { run, tests } = runSpecs({ 'counter.ts': COUNTER, 'a.spec.ts': SPEC, 'b.spec.ts': SPEC, 'c.spec.ts': SPEC });
    expect(tests.map(({ status, failureMessages }) => [status, failureMessages])).toEqual(
      Array.from({ length: 6 }, () => ['passed', []]),
    );
    expect(run.status).toBe(0);
  });

  it('fail with the line of the source, and one that cannot be loaded is a failure', () => {
    const wrong = "\n\nit('is wrong', () => {\n  const typed: number = 1;\n  expect(typed).toBe(2);\n});\n";
    const { run, tests } = runSpecs({
      'a.spec.ts': wrong,
      'b.spec.ts': "import './nowhere.js';\n",
      'c.spec.ts': wrong,
    });
    expect(tests.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(tests[0]?.failureMessages[0]).toMatch(/[ac]\.spec\.ts:5:\d+/);
    expect(run.stderr).toMatch(/FAIL .*b\.spec\.ts/);
    expect(run.status).toBe(1);
  });
});
