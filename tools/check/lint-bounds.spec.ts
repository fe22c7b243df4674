import { PLANTED_CODE } from './planted-code.ts';
import { PlantedTree } from './planted-tree.ts';

interface FileReport {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

describe('lint bounds', () => {
  const fired = new Map<string, string[]>();

  beforeAll(() => {
    const files = Object.fromEntries(PLANTED_CODE.map(({ file, content }) => [file, content]));
    const tree = new PlantedTree(['eslint.config.mjs', 'tools/check/lint-rules', '.dependency-cruiser.cjs'], files);
    try {
      const reports = tree.run<FileReport[]>('eslint/bin/eslint.js', '--format', 'json', '.');
      for (const { filePath, messages } of reports) {
        const file = filePath.slice(filePath.indexOf('planted-')).split('/').slice(1).join('/');
        fired.set(
          file,
          messages.map(({ ruleId, message }) => ruleId ?? message),
        );
      }
    } finally {
      tree.remove();
    }
  });

  it.each(PLANTED_CODE.filter(({ rule }) => rule))('refuses $bound', ({ rule, file }) => {
    expect(fired.get(file)).toContain(rule);
  });

  it.each(PLANTED_CODE.filter(({ rule }) => !rule))('accepts $bound', ({ file }) => {
    expect(fired.get(file)).toEqual([]);
  });
});
