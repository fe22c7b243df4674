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

function violationsIn(files: Record<string, string>): Set<string> {
  const tree = new PlantedTree(['.dependency-cruiser.cjs', 'tools/check/node-rules.cjs'], files);
  try {
    const bin = 'dependency-cruiser/bin/dependency-cruise.mjs';
    const report = tree.run<Report>(bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...ROOMS);
    expect(report.summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(files).length);
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

  it('leaves no rule without a planted violation', () => {
    const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const covered = new Set(PLANTED.map(({ rule }) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});
