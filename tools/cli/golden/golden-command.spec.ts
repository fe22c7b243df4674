import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { runProgram } from '../testing/fake-checkout.js';

const CASE = 'still-cutout-512--flange-unit';
const BLENDER_CASE = 'still-cycles-512--flange-unit';
const FOR_LINKED_SOURCES = { TSX_TSCONFIG_PATH: join(repositoryRoot(), 'tsconfig.json') };

/** This checkout by links, with its own golden cases and a state folder that contains the browser. */
function checkoutWithGolden(): string {
  const root = mkdtempSync(join(tmpdir(), 'hartomat-golden-cli-'));
  const real = repositoryRoot();
  mkdirSync(join(root, 'tests'));
  mkdirSync(join(root, '.hartomat'));
  mkdirSync(join(real, '.hartomat/chromium'), { recursive: true, mode: 0o700 });
  const linked = ['apps', 'deploy', 'libs', 'node_modules', 'package.json', 'tools', 'tests/fixtures'];
  for (const name of [...linked, '.hartomat/chromium']) symlinkSync(join(real, name), join(root, name));
  cpSync(join(real, 'tests/golden'), join(root, 'tests/golden'), { recursive: true });
  return root;
}

describe('golden', () => {
  let root: string;
  beforeAll(() => (root = checkoutWithGolden()));
  afterAll(() => rmSync(root, { recursive: true }));

  const golden = async (args: string[], env: Record<string, string> = {}) => {
    const command = runProgram(root, ['golden', ...args], { ...FOR_LINKED_SOURCES, ...env });
    return { code: await command.ended, stdout: command.stdout, stderr: command.stderr };
  };

  it('fails where the record differs, and passes once the new look is approved', async () => {
    const file = join(root, `tests/golden/cases/${CASE}.json`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('is ready', 'was ready'));
    const failed = await golden(['run', CASE, '--json']);
    expect([failed.code, failed.stderr]).toEqual([1, '']);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      cases: [{ id: CASE, verdict: 'mismatch', aspects: { notifications: 'mismatch', mediaAssets: 'match' } }],
      ...{ passed: 0, failed: 1, skipped: 0 },
    });
    const recorded = await golden(['record', CASE]);
    expect(recorded.code).toBe(0);
    expect(recorded.stdout).toMatch(/mismatch in notifications\n {2}notifications: Notification "/);
    const [, picture] = /look at (.*still\.png)/.exec(recorded.stdout)!;
    expect(readFileSync(picture!).subarray(1, 4).toString()).toBe('PNG');
    const approved = await golden(['approve', CASE, '--reason', 'describes results as text']);
    expect([approved.code, approved.stderr]).toEqual([0, '']);
    const report = join(root, 'golden.json');
    const passed = await golden(['run', CASE, '--json', report]);
    expect(passed).toMatchObject({ code: 0, stdout: expect.stringMatching(/1 passed, 0 failed/) });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ cases: [{ id: CASE }], passed: 1, failed: 0 });
  });

  it('counts a case as skipped, with the reason, where Blender is missing', async () => {
    const { code, stdout } = await golden(['run', '--json', BLENDER_CASE], {
      HARTOMAT_BLENDER_PATH: join(root, 'none'),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      cases: [{ id: BLENDER_CASE, verdict: 'skipped', skipped: expect.stringContaining('no Blender here') }],
      ...{ passed: 0, failed: 0, skipped: 1 },
    });
  });

  it('refuses what it does not know, and an approval without a reason or a candidate', async () => {
    expect(await golden(['run', 'nothing'])).toMatchObject({ code: 1, stderr: expect.stringContaining(`  ${CASE}`) });
    expect(await golden(['approve', BLENDER_CASE])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--reason'),
    });
    const alone = await golden(['approve', BLENDER_CASE, '--reason', 'none']);
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining(`golden record ${BLENDER_CASE}`) });
  });
});
