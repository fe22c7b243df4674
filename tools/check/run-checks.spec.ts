import { checks, fixesOf } from './checks.ts';
import type { Check } from './checks.ts';
import { describeEnd, describeOutcome, runChecks } from './run-checks.ts';

const script = (name: string, code: string, env?: Record<string, string>): Check => ({
  name,
  command: process.execPath,
  args: ['-e', code],
  ...(env ? { env } : {}),
});

const run = async (checks: Check[]) =>
  new Map((await runChecks(checks, () => {})).map((outcome) => [outcome.name, outcome]));

describe('run checks', () => {
  it('runs every check even after one failed, and keeps what the failing tool printed', async () => {
    const outcomes = await run([
      script('bad', 'console.log("to stdout"); console.error("to stderr"); process.exit(3)'),
      script('good', ''),
      script('last', ''),
    ]);
    expect(
      [...outcomes.values()]
        .filter(({ ok }) => ok)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['good', 'last']);
    expect(outcomes.get('bad')?.output).toContain('to stdout');
    expect(outcomes.get('bad')?.output).toContain('to stderr');
  });

  it('fails a check whose tool is not installed and says which', async () => {
    const outcomes = await run([{ name: 'missing', command: '/nowhere/tool', args: [] }]);
    expect(outcomes.get('missing')).toMatchObject({ ok: false, output: expect.stringContaining('/nowhere/tool') });
  });

  it("hands a check's own environment to its tool", async () => {
    const outcomes = await run([script('env', 'process.exit(process.env.PLANTED === "1" ? 0 : 1)', { PLANTED: '1' })]);
    expect(outcomes.get('env')?.ok).toBe(true);
  });

  it('shows what a tool printed only where it failed', () => {
    const outcome = { name: 'lint', seconds: 1, output: 'file.ts: too long' };
    expect(describeOutcome({ ...outcome, ok: false })).toContain('file.ts: too long');
    expect(describeOutcome({ ...outcome, ok: true })).not.toContain('file.ts');
  });

  it('names the command that writes what is missing, for those that can be written only', () => {
    const format = { ...script('format', ''), fixArgs: ['--write'] };
    const end = (...failed: string[]) =>
      describeEnd(
        ['format', 'types'].map((name) => ({ name, ok: !failed.includes(name), seconds: 1, output: '' })),
        [format, script('types', '')],
      );
    expect(end()).toBe('2 checks passed\n');
    expect(end('types')).toBe('failed: types\n');
    expect(end('format', 'types')).toBe(
      'failed: format, types\n./hartomat check --fix writes what is missing for: format\n',
    );
  });

  it('writes by --fix formats first, then each generated file, in the order in which they read each other', () => {
    const fixes = fixesOf(checks);
    expect(fixes.map(({ name }) => name)).toEqual([
      'write format',
      'write generated: generate-aspects',
      'write generated: generate-node-index',
      'write generated: generate-openapi',
      'write generated: generate-service-variables',
      'write generated: generate-web-types',
    ]);
    expect(fixes.flatMap(({ args }) => args).filter((arg) => arg === '--check')).toEqual([]);
  });

  it('runs one at a time where asked, in the given order', async () => {
    const ended: string[] = [];
    const slow = script('slow', 'setTimeout(() => {}, 200)');
    await runChecks([slow, script('quick', '')], ({ name }) => ended.push(name), 1);
    expect(ended).toEqual(['slow', 'quick']);
  });
});
