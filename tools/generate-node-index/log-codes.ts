import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { CodeWalker } from './code-digest.ts';
import type { Manifest } from './resolve-import.ts';

/** Log codes with the keys of their params; null where those cannot be read. */
export type LogCodes = Map<string, Set<string> | null>;

const NODES = 'libs/nodes/src';
const CODE = /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/;
const FILE_ENDINGS = /\.(avif|blend|gif|glb|gltf|jpeg|jpg|js|json|png|step|stp|ts|txt|webp)$/;
const LOG_CALL = /\blogger\.(info|warn|error)$/;

/**
 * What a step may log by its code: that of every `logger.info('code', { … })` in its executors, old ones too, and in all
 * that they import of this repository. Texts of the same area (`cad.…`) count as well, with unknown params, as a
 * code may be chosen first and logged elsewhere.
 */
export function logCodes(root: string, step: string): LogCodes {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const walker = new CodeWalker(root, manifest, () => new Set());
  const executors = globSync(`${NODES}/${step}/{,v*/}executor.ts`, { cwd: root }).map((path) => join(root, path));
  const { files } = walker.closureOf(executors);
  const sources = files.filter((path) => path.endsWith('.ts')).map((path) => sourceOf(join(root, path)));
  const codes = new Map(sources.flatMap(loggedIn));
  const areas = new Set([...codes.keys()].map(areaOf));
  const texts = sources.flatMap(textsIn).filter((text) => areas.has(areaOf(text)) && !codes.has(text));
  return new Map([...codes, ...texts.map((text) => [text, null] as const)]);
}

/** The steps that have a form. */
export const stepsWithForm = (root: string): string[] =>
  globSync(`${NODES}/*/definition.ts`, { cwd: root })
    .map((path) => dirname(path))
    .filter((folder) => existsSync(join(root, folder, 'form.ts')))
    .map((folder) => folder.slice(NODES.length + 1))
    .sort();

const areaOf = (code: string): string => code.split('.')[0] ?? '';

const sourceOf = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);

function nodesIn<T extends ts.Node>(source: ts.SourceFile, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function loggedIn(source: ts.SourceFile): [string, Set<string> | null][] {
  const calls = nodesIn(source, ts.isCallExpression).filter((call) => LOG_CALL.test(call.expression.getText(source)));
  return calls.flatMap(({ arguments: [code, params] }): [string, Set<string> | null][] =>
    code && ts.isStringLiteral(code) ? [[code.text, keysOf(params)]] : [],
  );
}

const textsIn = (source: ts.SourceFile): string[] =>
  nodesIn(source, ts.isStringLiteral)
    .map(({ text }) => text)
    .filter((text) => CODE.test(text) && !FILE_ENDINGS.test(text));

/** Null for an object that is not written out. */
function keysOf(params: ts.Expression | undefined): Set<string> | null {
  if (!params) return new Set();
  if (!ts.isObjectLiteralExpression(params)) return null;
  const names = params.properties.map(({ name }) => (name && ts.isIdentifier(name) ? name.text : null));
  return names.every((name) => name !== null) ? new Set(names) : null;
}
