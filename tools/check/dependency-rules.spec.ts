import { createRequire } from 'node:module';
import { CLEAN, PLANTED } from './planted-dependencies.ts';
import { PlantedTree } from './planted-tree.ts';

interface Report {
  summary: { violations: Violation[]; totalCruised: number };
}

interface Violation {
  from: string;
  rule: { name: string };
  cycle?: { name: string }[];
}

/** A cycle is reported once, at the file that was visited first; every member counts as its cause. */
const guilty = ({ from, cycle }: Violation): string[] => [from, ...(cycle ?? []).map(({ name }) => name)];

const ROOMS = ['apps', 'deploy', 'libs', 'web'];

const RULES = '.dependency-cruiser.cjs';
const WEB_RULES = 'web/.dependency-cruiser.cjs';

function violationsIn(files: Record<string, string>, config = RULES, rooms = ROOMS): Set<string> {
  const ofWeb = [WEB_RULES, 'web/.dependency-aliases.cjs', 'web/tsconfig.json', 'web/package.json'];
  const tree = new PlantedTree([RULES, 'tools/check/node-rules.cjs', ...(config === WEB_RULES ? ofWeb : [])], files);
  try {
    const bin = 'dependency-cruiser/bin/dependency-cruise.mjs';
    const report = tree.run<Report>(bin, '--config', config, '--output-type', 'json', ...rooms);
    const ours = Object.keys(files).filter((file) => rooms.some((room) => file.startsWith(`${room}/`)));
    expect(report.summary.totalCruised).toBeGreaterThanOrEqual(ours.length);
    return new Set(
      report.summary.violations.flatMap((found) => guilty(found).map((file) => `${found.rule.name}: ${file}`)),
    );
  } finally {
    tree.remove();
  }
}

describe('dependency rules', () => {
  const planted = Object.fromEntries(PLANTED.map(({ file, content }) => [file, content]));
  let found: Set<string>;

  beforeAll(() => {
    found = violationsIn({ ...CLEAN, ...planted });
  });

  it('lets a tree pass that uses every allowance', () => {
    expect([...violationsIn(CLEAN)]).toEqual([]);
  });

  it.each(PLANTED)('$rule fires on $file', ({ rule, file }) => {
    expect([...found]).toContain(`${rule}: ${file}`);
  });

  it('reports no file that keeps the rules', () => {
    const planters = new Set(PLANTED.map(({ file }) => file));
    const accused = [...found].map((line) => line.split(': ')[1] ?? '');
    expect(accused.filter((file) => !planters.has(file))).toEqual([]);
  });

  it('follow the names of rooms in the web by its own tsconfig, and report what leads nowhere', () => {
    const web = {
      'libs/workflow-core/src/index.ts': 'export const hash = 1;\n',
      'libs/steps/src/studio/index.ts': 'export const studio = 1;\n',
      'libs/steps/src/studio/page.ts': 'export const page = 1;\n',
      'web/src/app/good.ts': "export { hash } from '#workflow-core';\n",
      'web/src/app/good-studio.ts': "export { studio } from '#steps/studio';\n",
      'web/src/app/bad-page.ts': "export { page } from '../../../libs/steps/src/studio/page';\n",
      'web/src/app/bad-room.ts': "export { hash } from '#contracts';\n",
      'web/src/app/bad-path.ts': "export { hash } from '../../../libs/workflow-core/src/index';\n",
    };
    expect([...violationsIn(web, WEB_RULES, ['web/src'])].sort()).toEqual([
      'entry-points-only: web/src/app/bad-page.ts',
      'imports-resolve: web/src/app/bad-room.ts',
      'rooms-have-one-name: web/src/app/bad-page.ts',
      'rooms-have-one-name: web/src/app/bad-path.ts',
      'web-sees-only-the-core: web/src/app/bad-page.ts',
    ]);
  });

  it('leaves no rule without a planted violation', () => {
    const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const covered = new Set(PLANTED.map(({ rule }) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});
