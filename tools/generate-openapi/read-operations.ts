import ts from 'typescript';
import { Decorators } from './decorators.ts';
import type { Content, Operation, Parameter } from './operation.ts';
import type { SchemaWriter } from './schema-writer.ts';
import { docOf, placeOf } from './symbols.ts';

const METHODS = ['Get', 'Post', 'Put', 'Patch', 'Delete'];
const ROOM = /apps\/gateway\/([^/]+)\//;

/** The argument of `@Answers`; see apps/gateway/openapi/answers.ts. */
interface Answers {
  headers?: string[];
  also?: number[];
  problems?: number[];
}

/** How a router's path becomes a public one. */
type Prefix = (path: string) => string;

/** Every handler of the controllers in a file. Throws where one cannot be described, saying what is missing. */
export function operationsIn(
  file: ts.SourceFile,
  { checker, schemas, prefix }: { checker: ts.TypeChecker; schemas: SchemaWriter; prefix: Prefix },
): Operation[] {
  return file.statements.filter(ts.isClassDeclaration).flatMap((controller) => {
    const found = new Decorators(controller);
    if (!found.find('Controller')) return [];
    const base = found.argument<string>('Controller') ?? '';
    return controller.members
      .filter(ts.isMethodDeclaration)
      .flatMap((handler) => operationOf(handler, { checker, schemas, prefix, base }) ?? []);
  });
}

interface Place {
  checker: ts.TypeChecker;
  schemas: SchemaWriter;
  prefix: Prefix;
  base: string;
}

function operationOf(handler: ts.MethodDeclaration, { checker, schemas, prefix, base }: Place): Operation | null {
  const decorators = new Decorators(handler);
  const method = decorators.find(...METHODS);
  if (method === undefined) return null;
  const path = prefix(joined(base, decorators.argument<string>(method) ?? ''));
  const parameters = handler.parameters.flatMap((one) => parametersOf(one, schemas));
  assertPathParams(path, parameters, handler);
  return {
    method: method.toLowerCase(),
    path,
    operationId: handler.name.getText(),
    tag: ROOM.exec(handler.getSourceFile().fileName)?.[1] ?? 'api',
    ...wordsOf(handler, checker),
    permission: decorators.argument<string>('Needs') ?? null,
    parameters,
    body: handler.parameters.map((one) => bodyOf(one, schemas)).find((body) => body !== null) ?? null,
    ...answersOf(decorators, method),
    reply: replyOf(handler, schemas),
  };
}

function answersOf(decorators: Decorators, method: string): Pick<Operation, 'statuses' | 'headers' | 'problems'> {
  const { headers = [], also = [], problems = [] } = decorators.argument<Answers>('Answers') ?? {};
  const status = decorators.argument<number>('HttpCode') ?? (method === 'Post' ? 201 : 200);
  return { statuses: [status, ...also], headers, problems };
}

const joined = (...parts: string[]): string => {
  const names = parts.flatMap((part) => part.split('/').filter(Boolean));
  return `/${names.join('/').replaceAll(/:(\w+)/g, '{$1}')}`;
};

function wordsOf(handler: ts.MethodDeclaration, checker: ts.TypeChecker): { summary: string; description?: string } {
  const symbol = checker.getSymbolAtLocation(handler.name);
  const [summary, ...more] = (symbol && docOf(symbol, checker).description)?.split('\n\n') ?? [];
  if (summary === undefined)
    throw new Error(`${placeOf(handler)}: ${handler.name.getText()} has no comment; its first paragraph is the summary of the operation.`); // prettier-ignore
  return { summary: summary.replace(/\.$/, ''), ...(more.length > 0 && { description: more.join('\n\n') }) };
}

const SOURCES = { Param: 'path', Query: 'query', RequestHeaders: 'header' } as const;

function parametersOf(parameter: ts.ParameterDeclaration, schemas: SchemaWriter): Parameter[] {
  const decorators = new Decorators(parameter);
  const source = decorators.find(...Object.keys(SOURCES)) as keyof typeof SOURCES | undefined;
  if (source === undefined) return [];
  if (!parameter.type || decorators.argument(source) !== undefined)
    throw new Error(`${placeOf(parameter)}: @${source}() takes a class of the contracts, so that its rules are the ones that are described.`); // prettier-ignore
  const node = parameter.type;
  return schemas.propertiesOfNode(node).map(({ name, required, schema: { description, ...schema } }) => ({
    name: source === 'RequestHeaders' ? headerName(name) : name,
    in: SOURCES[source],
    required,
    ...(typeof description === 'string' && { description }),
    schema,
  }));
}

/** `if-match` → `If-Match`. */
const headerName = (name: string): string =>
  name.replaceAll(/(^|-)id(?=-|$)/g, '$1ID').replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase()); // prettier-ignore

function assertPathParams(path: string, parameters: Parameter[], at: ts.Node): void {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  if (inPath.toSorted().join() === declared.toSorted().join()) return;
  throw new Error(`${placeOf(at)}: the path has ${inPath.join(', ') || 'no parameters'}, its @Param() class ${declared.join(', ') || 'none'}.`); // prettier-ignore
}

function bodyOf(parameter: ts.ParameterDeclaration, schemas: SchemaWriter): Operation['body'] {
  const { type } = parameter;
  const multipart = type && argumentOf(type, 'Multipart');
  if (multipart)
    return { mediaType: 'multipart/form-data', schema: schemas.ofNode(multipart), required: true, isValidated: true };
  if (!type || !new Decorators(parameter).find('Body')) return null;
  const unchecked = argumentOf(type, 'Unchecked');
  const needed = unchecked !== null || schemas.propertiesOfNode(type).some(({ required }) => required);
  const schema = schemas.ofNode(unchecked ?? type);
  return { mediaType: 'application/json', schema, required: needed, isValidated: unchecked === null };
}

function replyOf(handler: ts.MethodDeclaration, schemas: SchemaWriter): Content {
  const { type } = handler;
  if (!type) throw new Error(`${placeOf(handler)}: ${handler.name.getText()} does not say what it answers; give it a return type.`); // prettier-ignore
  const reply = argumentOf(type, 'Promise') ?? type;
  if (reply.getText() === 'Bytes') return { mediaType: '*/*', schema: { type: 'string', format: 'binary' } };
  const event = argumentOf(reply, 'EventStream');
  if (event) return { mediaType: 'text/event-stream', schema: schemas.ofNode(event) };
  if (reply.getText() === 'void')
    throw new Error(`${placeOf(handler)}: ${handler.name.getText()} answers void; say Forwarded<…>, EventStream<…> or Bytes.`); // prettier-ignore
  return { mediaType: 'application/json', schema: schemas.ofNode(argumentOf(reply, 'Forwarded') ?? reply) };
}

function argumentOf(node: ts.TypeNode, name: string): ts.TypeNode | null {
  if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== name) return null;
  return node.typeArguments?.[0] ?? null;
}
