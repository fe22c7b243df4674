import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { FAILURE_FAMILIES, customerSentence, familyOf } from './failure-codes.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const THROWERS = [
  'libs/artifacts/src',
  'libs/steps/src',
  'libs/nodes/src',
  'apps/orders/legacy-pipeline',
  'apps/node-worker/tasks',
];
const THROWN = ['StepError', 'ArtifactError'];

/** A `new StepError(…)` or `new ArtifactError(…)`: where it stands, and the codes that its first argument may be; null where that is any text. */
interface Thrown {
  at: string;
  codes: string[] | null;
}

const sources = THROWERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.includes('testing/'))
    .map((name) => join(ROOT, folder, name)),
).filter((file) => /new (Step|Artifact)Error\(/.test(readFileSync(file, 'utf8')));

function thrownCodes(): Thrown[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(sources, {
    ...options,
    noEmit: true,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  const checker = program.getTypeChecker();
  return sources.flatMap((file) => {
    const source = program.getSourceFile(file);
    const found: Thrown[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && THROWN.includes(node.expression.getText(source)) && node.arguments?.[0]) {
        const type = checker.getTypeAtLocation(node.arguments[0]);
        const types = type.isUnion() ? type.types : [type];
        const codes = types.map((each) => (each.isStringLiteral() ? each.value : null));
        const line = (source?.getLineAndCharacterOfPosition(node.pos).line ?? 0) + 1;
        found.push({
          at: `${file.slice(ROOT.length)}:${line}`,
          codes: codes.every((code) => code !== null) ? codes : null,
        });
      }
      ts.forEachChild(node, visit);
    };
    if (source) visit(source);
    return found;
  });
}

describe('the family of a failure', () => {
  const thrown = thrownCodes();

  it('is known for every code that a step throws', () => {
    expect(thrown.length).toBeGreaterThan(35);
    expect(thrown.filter(({ codes }) => codes === null)).toEqual([]);
    expect(new Set(thrown.flatMap((each) => each.codes ?? [])).size).toBeGreaterThan(45);
    const unknown = thrown.flatMap(({ at, codes }) =>
      (codes ?? []).filter((code) => !FAILURE_FAMILIES.has(code)).map((code) => `${at}: ${code}`),
    );
    // Each belongs in libs/contracts/src/failure-codes.ts, one of the input with what a customer is told.
    expect(unknown).toEqual([]);
  });

  it('is internal for an unknown code', () => {
    expect(familyOf('constructor')).toBe('internal');
  });
});

describe('the message for the customer', () => {
  const NOT_THEIRS = customerSentence('internal_error');

  it.each([...FAILURE_FAMILIES])('of %s (%s) names a cause where it is their own, and nothing else', (code, family) => {
    const sentence = customerSentence(code);
    expect(sentence === NOT_THEIRS).toBe(family !== 'input');
    expect(sentence).toMatch(/^[A-Z][A-Za-z0-9 ,.()-]+\.$/);
    expect(sentence).not.toContain(code);
  });

  it('of an unknown code is the same as of any internal failure', () => {
    expect([customerSentence('toString'), customerSentence('never_seen')]).toEqual([NOT_THEIRS, NOT_THEIRS]);
  });
});
