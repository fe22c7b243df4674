import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** An import of one file. `names` are the imported names, 'all' where they are unknown. */
export interface Take {
  specifier: string;
  names: string[] | 'all';
  /** `mention`: a string given to require or resolve, which may be a package and may be anything else. */
  kind: 'import' | 'reexport' | 'asset' | 'mention';
}

/** The imports of a TypeScript file at run time (without types), and the names it declares itself. */
export interface SourceFacts {
  takes: Take[];
  /** Whether the file only re-exports. */
  isBarrel: boolean;
  /** Re-exported name → its name in the file it comes from. */
  passedOn: Map<string, { specifier: string; name: string }>;
  /** The files of `export *`. */
  passedOnWhole: string[];
}

const textOf = (node: ts.Node | undefined): string | null => (node && ts.isStringLiteral(node) ? node.text : null);

function importedNames(clause: ts.ImportClause | undefined): string[] | 'all' | null {
  if (!clause) return 'all';
  if (clause.isTypeOnly) return null;
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return 'all';
  const named = bindings ? bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly) : [];
  const names = named.map(({ name, propertyName }) => (propertyName ?? name).text);
  return clause.name ? ['default', ...names] : names;
}

function readExport(statement: ts.ExportDeclaration, facts: SourceFacts): void {
  const specifier = textOf(statement.moduleSpecifier);
  if (!specifier || statement.isTypeOnly) return;
  const clause = statement.exportClause;
  if (!clause || ts.isNamespaceExport(clause)) {
    facts.passedOnWhole.push(specifier);
    facts.takes.push({ specifier, names: 'all', kind: 'reexport' });
    return;
  }
  const elements = clause.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  elements.forEach(({ name }, index) => facts.passedOn.set(name.text, { specifier, name: names[index] ?? name.text }));
  if (names.length > 0) facts.takes.push({ specifier, names, kind: 'reexport' });
}

function readImport(statement: ts.ImportDeclaration, facts: SourceFacts): void {
  const specifier = textOf(statement.moduleSpecifier);
  const names = importedNames(statement.importClause);
  if (specifier && names && names.length > 0) facts.takes.push({ specifier, names, kind: 'import' });
}

function lazyKind(node: ts.Node): Take['kind'] | null {
  if (ts.isNewExpression(node)) {
    const isOwnUrl = node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url';
    return isOwnUrl ? 'asset' : null;
  }
  if (!ts.isCallExpression(node)) return null;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import';
  return /(^|\W)(require|resolve|createRequire\(import\.meta\.url\))$/.test(node.expression.getText())
    ? 'mention'
    : null;
}

/**
 * `import('./x.js')`, `new URL('./x', import.meta.url)`, `require('x')`: code and files that are loaded at run time.
 */
function readLazily(node: ts.Node, facts: SourceFacts): void {
  const kind = lazyKind(node);
  const specifier = kind && textOf((node as ts.CallExpression | ts.NewExpression).arguments?.[0]);
  if (kind && specifier) facts.takes.push({ specifier, names: 'all', kind });
  ts.forEachChild(node, (child) => readLazily(child, facts));
}

/** Reads a file's facts. Throws where the file cannot be read. */
export function readSource(path: string): SourceFacts {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
  const facts: SourceFacts = { takes: [], isBarrel: true, passedOn: new Map(), passedOnWhole: [] };
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) readExport(statement, facts);
    else facts.isBarrel = false;
    if (ts.isImportDeclaration(statement)) readImport(statement, facts);
  }
  readLazily(source, facts);
  return facts;
}
