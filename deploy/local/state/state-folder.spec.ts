import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePostgresPlace } from '../postgres/postgres-account.js';
import { temporaryHome } from '../testing/temporary-home.js';
import { closeStateFolder, makeStateFolder, requireStateFolder } from './state-folder.js';

const isRoot = process.getuid?.() === 0;
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the state folder', () => {
  let home: ReturnType<typeof temporaryHome>;
  beforeEach(() => (home = temporaryHome()));
  afterEach(() => home.remove());

  it('is closed with all files that an older version left open, and executables stay executable', () => {
    const { homeDir } = home;
    const outside = temporaryHome();
    mkdirSync(join(homeDir, 'artifacts', 'cas'), { recursive: true });
    writeFileSync(join(homeDir, 'artifacts', 'cas', 'part.step'), '');
    writeFileSync(join(homeDir, 'chromium'), '');
    chmodSync(join(homeDir, 'chromium'), 0o755);
    writeFileSync(join(outside.homeDir, 'file'), '', { mode: 0o644 });
    symlinkSync(join(outside.homeDir, 'file'), join(homeDir, 'link'));
    closeStateFolder(homeDir);
    const modes = ['artifacts', 'artifacts/cas', 'artifacts/cas/part.step', 'chromium', 'link'];
    const found = modes.map((path) => modeOf(join(homeDir, path)));
    outside.remove();
    expect(found).toEqual(['700', '700', '600', '700', '644']);
    expect(modeOf(homeDir)).toBe(isRoot ? '710' : '700');
  });

  it('keeps the permissions of its PostgreSQL when it is closed', () => {
    const before = choosePostgresPlace(home.homeDir);
    closeStateFolder(home.homeDir);
    closeStateFolder(home.homeDir);
    expect(choosePostgresPlace(home.homeDir)).toEqual(before);
    expect(before.folder).toBe(join(home.homeDir, 'postgres'));
  });

  it('is not opened where it is closed already', () => {
    chmodSync(home.homeDir, 0o700);
    const before = choosePostgresPlace(home.homeDir);
    closeStateFolder(home.homeDir);
    expect([modeOf(home.homeDir), choosePostgresPlace(home.homeDir)]).toEqual(['700', before]);
  });

  it('is made where there is none, with the folders above it', () => {
    const made = join(home.homeDir, 'a', 'b');
    makeStateFolder(made);
    closeStateFolder(made);
    expect(modeOf(made)).toBe(isRoot ? '710' : '700');
    expect(readdirSync(made)).toEqual([]);
  });

  it.each([
    ['/proc/hartomat/deep', /ENOENT/],
    ['/etc/hostname/hartomat', /ENOTDIR/],
    [`/tmp/${'x'.repeat(300)}`, /ENAMETOOLONG/],
    ['/sys/hartomat', /E[A-Z]+/],
  ])('cannot be %s, for every account, which is reported at once in one line', (folder, why) => {
    for (const ask of [makeStateFolder, requireStateFolder]) {
      expect(() => ask(folder)).toThrow(why);
      expect(() => ask(folder)).toThrow(
        /^The state folder .* cannot be used: .*Set HARTOMAT_HOME to a folder that you may write to\.$/,
      );
    }
  });

  it('is not created by a check', () => {
    requireStateFolder(join(home.homeDir, 'a', 'b'));
    expect(existsSync(join(home.homeDir, 'a'))).toBe(false);
    expect(readdirSync(home.homeDir)).toEqual([]);
  });
});
