import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

const HEAD = `
import { DeadLetterQuery, REQUESTS, RunQuery } from '#contracts';
import type { DraftReply, RunReply } from '#contracts';
import { BusRequester } from '../../libs/platform/src/nats/rpc/bus-requester.js';
import { HandleRequest } from '../../libs/platform/src/nats/rpc/handle-request.js';
declare const bus: BusRequester;
declare const reply: RunReply;
const { getRun, listPools } = REQUESTS.orchestrator;
`;
const handler = (method: string): string => `export class Planted { @HandleRequest(getRun) ${method} }`;

/** Code of a developer, and whether the compiler refuses it. */
const PLANTED: Record<string, { code: string; refused: boolean }> = {
  'a handler with the types of its request': { code: handler('async get(q: RunQuery): Promise<RunReply> { return reply; }'), refused: false },
  'a handler that answers at once': { code: handler('get({ runId }: RunQuery): RunReply { return { ...reply, runId }; }'), refused: false },
  'a handler that needs no query': { code: 'export class Planted { @HandleRequest(listPools) list() { return []; } }', refused: false },
  'a handler that answers another reply': { code: handler('async get(q: RunQuery): Promise<DraftReply> { throw q; }'), refused: true },
  'a handler whose reply lacks a property': { code: handler('get(q: RunQuery): Omit<RunReply, "status"> { throw q; }'), refused: true },
  'a handler of another query': { code: handler('get(q: DeadLetterQuery): RunReply { throw q; }'), refused: true },
  'a handler of a query that lacks an optional property': { code: handler('get(q: Pick<RunQuery, "runId">): RunReply { throw q; }'), refused: true },
  'a caller with the type of the reply': { code: 'export const run: Promise<RunReply> = bus.ask(getRun, { runId: "1" });', refused: false },
  'a caller with another type of the reply': { code: 'export const draft: Promise<DraftReply> = bus.ask(getRun, { runId: "1" });', refused: true },
  'a caller with a query of another type': { code: 'export const run = bus.ask(getRun, { runId: 1 });', refused: true },
  'a caller with a property that the query does not have': { code: 'export const run = bus.ask(getRun, { runId: "1", node: 3 });', refused: true },
  'a caller without a property that the query has': { code: 'export const run = bus.ask(getRun, {});', refused: true },
}; // prettier-ignore

describe('the types of bus requests', () => {
  const problems = new Map<string, string[]>();

  beforeAll(() => {
    const files = new Map(
      Object.entries(PLANTED).map(([name, { code }]) => [join(ROOT, 'tools/check', `${name.replaceAll(' ', '-')}.ts`), HEAD + code]),
    ); // prettier-ignore
    const program = ts.createProgram([...files.keys()], options(), hostWith(files));
    for (const [path] of files)
      problems.set(
        path,
        program.getSemanticDiagnostics(program.getSourceFile(path)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      ); // prettier-ignore
  });

  it.each(Object.entries(PLANTED).map(([name, { refused }], at) => ({ name, refused, at })))(
    '$name: refused is $refused',
    ({ refused, at }) => {
      const found = [...problems.values()][at] ?? [];
      expect({ refused: found.length > 0, found }).toEqual({ refused, found });
    },
  );
});

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: undefined }, ts.sys, ROOT).options;
}

function hostWith(files: Map<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options());
  const { getSourceFile, fileExists, readFile } = host;
  return {
    ...host,
    fileExists: (path) => files.has(path) || fileExists(path),
    readFile: (path) => files.get(path) ?? readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const text = files.get(path);
      return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
    },
  };
}
