import { globSync } from 'node:fs';
import { join } from 'node:path';
import type ts from 'typescript';
import { apiDocument } from './api-document.ts';
import type { ApiDocument } from './api-document.ts';
import { operationsIn } from './read-operations.ts';
import { closeRequests } from './close-requests.ts';
import type { KnownSchemas } from './schema-writer.ts';
import { SchemaWriter } from './schema-writer.ts';
import type { NestedProperties, Rules } from './read-rules.ts';

/** Files that the description is read from, below the root. */
export const controllerFiles = (root: string): string[] =>
  globSync('apps/gateway/**/*.controller.ts', { cwd: root }).sort();

const PROBLEM = 'libs/contracts/src/http/problem.ts';

/** The facts from running code that the compiler does not have. */
export interface Loaded {
  rules: Rules;
  nested: NestedProperties;
  known: KnownSchemas;
  publicPath(path: string): string;
}

/** The API's description from the controllers of a program. */
export function describeApi(program: ts.Program, root: string, loaded: Loaded): ApiDocument {
  const checker = program.getTypeChecker();
  const schemas = new SchemaWriter(checker, loaded.rules, loaded.known);
  const sources = controllerFiles(root).flatMap((file) => program.getSourceFile(join(root, file)) ?? []);
  const place = { checker, schemas, prefix: loaded.publicPath };
  const operations = sources.flatMap((file) => operationsIn(file, place));
  schemas.ofDeclared(program.getSourceFile(join(root, PROBLEM)), 'Problem');
  const bodies = operations.flatMap(({ body }) => (body?.isValidated ? [body.schema] : []));
  return apiDocument(operations, closeRequests(bodies, schemas.components, loaded.nested));
}
