import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { forms } from '#nodes/forms';
import { logCodes, stepsWithForm } from './log-codes.ts';

const fieldsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');

describe('the logs in the forms of nodes', () => {
  it.each(stepsWithForm(process.cwd()))(
    'of %s have a sentence for each code that it may log, and no others',
    (step) => {
      const templates = forms[step]?.logs ?? {};
      const codes = logCodes(process.cwd(), step);
      expect(Object.keys(templates).sort()).toEqual([...codes.keys()].sort());
      const strange = Object.entries(templates).flatMap(([code, text]) => {
        const known = codes.get(code);
        return known ? fieldsOf(text).filter((field) => !known.has(field)).map((field) => `${code} {${field}}`) : []; // prettier-ignore
      });
      expect(strange).toEqual([]);
    },
  );
});

describe('logCodes', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'log-codes-'));
    write('package.json', JSON.stringify({ imports: { '#steps': './libs/steps/src/index.ts' }, dependencies: {} }));
    write('libs/steps/src/index.ts', "export { cut } from './cut.js';\nexport { draw } from './draw.js';\n");
    write('libs/steps/src/draw.ts', "export const draw = (ctx) => ctx.logger.info('draw.done', { name: 1 });\n");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds the codes of all versions of a step with their params, and none of other steps', () => {
    write('libs/nodes/src/cut/executor.ts', "import { cut } from '#steps';\nexport const execute = cut;\n");
    write('libs/nodes/src/cut/v1/executor.ts', "export const execute = (_, ctx) => ctx.logger.error('cut.old');\n");
    write(
      'libs/steps/src/cut.ts',
      "export const cut = ({ logger, size }) => {\n  logger.info('cut.done', { size, to: 1 });\n  logger.warn('cut.rough', { ...size });\n};\n",
    );
    expect([...logCodes(root, 'cut')].sort()).toEqual([
      ['cut.done', new Set(['size', 'to'])],
      ['cut.old', new Set()],
      ['cut.rough', null],
    ]);
  });

  it('finds codes that are chosen before they are logged, and takes no file name for one', () => {
    write('libs/nodes/src/cut/executor.ts', "import { cut } from '#steps';\nexport const execute = cut;\n");
    write(
      'libs/steps/src/cut.ts',
      "const CODES = { a: 'cut.blunt', b: 'cut.png', c: 'other.area' };\nexport const cut = ({ logger }) => {\n  logger.info('cut.done');\n  logger.warn(CODES.a, { at: 1 });\n};\n",
    );
    expect([...logCodes(root, 'cut').keys()].sort()).toEqual(['cut.blunt', 'cut.done']);
  });
});
