import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { WorkflowBench } from './workflow-bench.js';

const CLIENT = join(repositoryRoot(), 'tests/fixtures/client');
const CALLS = join(CLIENT, 'calls.ts');
const TYPES = join(CLIENT, 'api-types.ts');

/** Where people's own JSON stands: settings, what steps hand over, and what is wrong with either. */
const ANY_JSON_SLOTS = [
  ...['ComparisonReason.details', 'ContextEntry.outputs', 'DifferingField.before', 'DifferingField.now'],
  ...['CreateWorkflowRequest.workflow', 'DraftReply.workflow', 'ImportWorkflowRequest.workflow'],
  ...['SaveDraftRequest.workflow', 'WorkflowExport.workflow', 'Workflow.params', 'Workflow.ui', 'DryRunReply.params'],
  ...['Failure.details', 'JsonChange.before', 'JsonChange.after', 'WorkflowChange.before', 'WorkflowChange.after'],
  ...['LegacyPresetConfig.params', 'PutLegacyPreset.params', 'PresetMigrationReply.config', 'NodeLog.params'],
  ...['NodeRunReply.inputs', 'NodeRunReply.outputs', 'JsonSchemaReply', 'OpenApiReply', 'ParamsSchema'],
];

interface Calls {
  makeCalls(place: { origin: string; token: string; product: FormData }): Promise<Record<string, unknown>>;
  sayEvent(event: object): string;
}

/** A change of the calls that no client may make. */
const WRONG: [what: string, right: string, wrong: string][] = [
  ['a query parameter of another type', 'limit: 10 } } }', "limit: 'ten' } } }"],
  ['a value that is none of an enum', "mode: 'legacy' }", "mode: 'linear' }"],
  ['a header that is missing', ", header: { 'If-Match': draft.response.headers.get('etag') ?? '' }", ''],
  ['a member that a reply does not have', 'made.sha256', 'made.digest'],
  ['a member that the event does not have', 'return data.verdict', 'return data.fraction'],
];

describe('a client that is generated from the API description', () => {
  const source = readFileSync(CALLS, 'utf8');
  let types: string;
  let diagnostics: Map<string, string[]>;
  beforeAll(async () => {
    types = astToString(await openapiTypes(readFileSync(join(repositoryRoot(), 'docs/openapi.json'), 'utf8')));
    const wrong = WRONG.map(([what, from, to]) => [what, source.replace(from, to)] as const);
    diagnostics = diagnosticsOf(new Map([['calls', source], ...wrong]), types);
  });

  it('compiles in strict mode, without a cast', () => {
    expect(placesOf(ts.createSourceFile(CALLS, source, ts.ScriptTarget.Latest, true), isLoose)).toEqual([]);
    expect(new Set(source.match(/'\/[a-z/{}A-Z-]+'/g)).size).toBeGreaterThanOrEqual(20);
    expect(diagnostics.get('calls')).toEqual([]);
  });

  it.each(WRONG)('does not compile with %s', (what, right) => {
    expect(source).toContain(right);
    expect(diagnostics.get(what)).not.toEqual([]);
  });

  it('knows the type of everything but of settings and what steps hand over', () => {
    const file = ts.createSourceFile(TYPES, types, ts.ScriptTarget.Latest, true);
    expect(placesOf(file, isUntyped)).toEqual(['JsonValue']);
    const isAnyJson = (node: ts.Node): boolean =>
      ts.isIndexedAccessTypeNode(node) && node.getText() === 'components["schemas"]["JsonValue"]';
    expect(placesOf(file, isAnyJson).sort()).toEqual(ANY_JSON_SLOTS.toSorted());
  });

  it('tells events by their name', async () => {
    const { sayEvent } = (await import(CALLS)) as Calls;
    const data = { runId: 'r', deliveryId: 'd', status: 'failed', runClass: 'live' };
    expect(sayEvent({ id: 1, event: 'orchestrator.run.finished.v1', data })).toBe('r failed');
  });

  it('speaks to a gateway', async () => {
    const { makeCalls } = (await import(CALLS)) as Calls;
    const bench = await WorkflowBench.open('generated-client');
    try {
      const { origin, config } = bench.gateway;
      const outcome = await makeCalls({ origin, token: config.adminToken, product: await bench.productForm() });
      expect(outcome).toMatchObject({
        mode: 'legacy',
        cancelled: 'cancelled',
        version: 1,
        changes: ['dangling_edge', 'dangling_edge', 'no_effect_node'],
      });
      expect(outcome).toMatchObject({ templateLabel: 'Changed', rollouts: 1, orderNumber: expect.any(String) });
      expect(outcome['steps']).toContain('threejs_render');
      const codes = (outcome['problems'] as { code: string; status: number }[]).map(({ code }) => code);
      expect(codes).toEqual([...Array.from({ length: 4 }, () => 'service_unreachable'), 'artifact_not_found']);
    } finally {
      await bench.close();
    }
  });
});

/** What the compiler says of each source, all of them beside the generated types. */
function diagnosticsOf(sources: ReadonlyMap<string, string>, types: string): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  };
  const names = new Map([...sources.keys()].map((what, at) => [what, join(CLIENT, `calls-${at}.ts`)]));
  const planted = new Map([...sources].map(([what, text]) => [names.get(what) ?? '', text]));
  planted.set(TYPES, types);
  const host = ts.createCompilerHost(options, true);
  const { readFile, fileExists } = host;
  host.readFile = (path) => planted.get(path) ?? readFile(path);
  host.fileExists = (path) => planted.has(path) || fileExists(path);
  const program = ts.createProgram([...planted.keys()], options, host);
  const said = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    path: file?.fileName,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
  const of = (path: string) =>
    said.filter((one) => one.path === path || one.path === undefined).map(({ text }) => text);
  return new Map([...names].map(([what, path]) => [what, of(path)]));
}

/** What makes a type say less than it could, or more than it knows. */
const isLoose = (node: ts.Node): boolean =>
  ts.isAsExpression(node) ||
  ts.isTypeAssertionExpression(node) ||
  ts.isNonNullExpression(node) ||
  node.kind === ts.SyntaxKind.AnyKeyword ||
  node.kind === ts.SyntaxKind.UnknownKeyword;

/** `any` and `unknown`, but where the generator says that a response may have other headers. */
function isUntyped(node: ts.Node): boolean {
  const isKeyword = node.kind === ts.SyntaxKind.AnyKeyword || node.kind === ts.SyntaxKind.UnknownKeyword;
  return isKeyword && !ts.isIndexSignatureDeclaration(node.parent);
}

/** Which schemas and members hold a node that fits. */
function placesOf(file: ts.SourceFile, fits: (node: ts.Node) => boolean): string[] {
  const places = new Set<string>();
  const visit = (node: ts.Node, schema: string, member: string): void => {
    if (fits(node)) places.add([schema, member].filter(Boolean).join('.') || node.getText());
    const name = ts.isPropertySignature(node) ? node.name.getText() : null;
    const isSchema = name !== null && node.parent.parent === schemasOf(file)?.parent;
    ts.forEachChild(node, (child) =>
      isSchema ? visit(child, name, '') : visit(child, schema, schema !== '' && name !== null ? name : member),
    );
  };
  visit(file, '', '');
  return [...places];
}

/** The type of `components["schemas"]`. */
function schemasOf(file: ts.SourceFile): ts.TypeNode | undefined {
  const components = file.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === 'components');
  const member = components?.members.find((one) => one.name?.getText() === 'schemas');
  return member && ts.isPropertySignature(member) ? member.type : undefined;
}
