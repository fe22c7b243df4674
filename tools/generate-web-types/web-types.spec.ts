import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { webTypes } from './web-types.js';

const API = join(repositoryRoot(), 'web/src/app/api');
const TYPES = join(API, 'schema.generated.ts');
const USE = join(API, 'use.ts');

/** Code of the web in small: what the list shows, and a call with path, header and body. */
const CODE = `
import type { CallArguments, OperationOf, ReplyOf, Schema } from './api-types';
export const shown = (workflow: Schema<'WorkflowSummary'>): string => \`\${workflow.label} v\${workflow.latestVersion}\`;
type Save = OperationOf<'put', '/api/workflows/{key}/draft'>;
export const call: CallArguments<Save> = [{ path: { key: 'a' }, header: { 'If-Match': '"1"' }, body: { workflow: {} } }];
export const revision = (reply: ReplyOf<Save>): number => reply.revision;
export const list: CallArguments<OperationOf<'get', '/api/workflows'>> = [];
`;

function errorsWith(openapiTypes: string, code = CODE): string[] {
  const files = new Map([
    [TYPES, openapiTypes],
    [USE, code],
  ]);
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, types: [], skipLibCheck: true, target: ts.ScriptTarget.ES2022 },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  host.fileExists = (file) => files.has(file) || ts.sys.fileExists(file);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([USE], options, host));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the types that the web has of the API', () => {
  const document = readFileSync(join(repositoryRoot(), 'docs/openapi.json'), 'utf8');

  it('are those of the committed file', async () => {
    expect(await webTypes(document)).toBe(readFileSync(TYPES, 'utf8'));
  });

  it('describe calls and replies', async () => {
    expect(errorsWith(await webTypes(document))).toEqual([]);
  });

  it.each([
    ['a field of a reply', '"latestVersion"', '"newestVersion"', "'latestVersion' does not exist"],
    ['a path', '/api/workflows/{key}/draft', '/api/workflows/{key}/work', 'does not satisfy the constraint'],
    ['a header', '"If-Match"', '"If-Same"', "''If-Match'' does not exist"],
  ])('break the compile where %s is renamed', async (_, before, after, message) => {
    const errors = errorsWith(await webTypes(document.replaceAll(before, after)));
    expect(errors.join('\n')).toContain(message);
  });

  it.each([
    ['a header that is missing', `header: { 'If-Match': '"1"' }, `, ''],
    ['a member that the body does not have', 'body: { workflow: {} }', 'body: { workflow: {}, extra: 1 }'],
  ])('do not compile with %s', async (_, right, wrong) => {
    expect(CODE).toContain(right);
    expect(errorsWith(await webTypes(document), CODE.replace(right, wrong))).not.toEqual([]);
  });
});
