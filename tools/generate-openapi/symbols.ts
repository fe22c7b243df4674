import { relative } from 'node:path';
import ts from 'typescript';

/** The interface, class or alias of this repository, without parameters, that the type is; null for all others. */
export function namedSymbolOf(type: ts.Type): ts.Symbol | null {
  const { aliasSymbol, symbol } = type;
  if (aliasSymbol) return isOfRepository(aliasSymbol) && !type.aliasTypeArguments ? aliasSymbol : null;
  const isNamed = symbol && (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
  const parameters = (type as Partial<ts.TypeReference>).typeArguments ?? [];
  return isNamed && isOfRepository(symbol) && parameters.length === 0 ? symbol : null;
}

/** The alias of this repository, without parameters, that an annotation names; null for all others. */
export function aliasOf(node: ts.TypeReferenceNode, checker: ts.TypeChecker): ts.Symbol | null {
  if (node.typeArguments) return null;
  const found = checker.getSymbolAtLocation(node.typeName);
  const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.TypeAlias) !== 0 && isOfRepository(symbol);
  return isAlias ? symbol : null;
}

function isOfRepository({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => !declaration.getSourceFile().fileName.includes('/node_modules/'));
}

type PropertyDeclaration = ts.PropertySignature | ts.PropertyDeclaration;

/** The declaration of a property of an interface or class. */
export const propertyDeclarationOf = ({ declarations = [] }: ts.Symbol): PropertyDeclaration | undefined =>
  declarations.find((one) => ts.isPropertySignature(one) || ts.isPropertyDeclaration(one));

/** Name of the class that a property belongs to; '' for one of an interface. */
export function ownerOf(declaration: PropertyDeclaration | undefined): string {
  const owner = declaration?.parent;
  return owner && ts.isClassDeclaration(owner) ? (owner.name?.text ?? '') : '';
}

/** The comment in front of it as its description; nothing where there is none. */
export function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): { description?: string } {
  const description = textOf(symbol.getDocumentationComment(checker));
  return description === '' ? {} : { description };
}

/** Joins the lines of each paragraph of a comment; an empty line separates paragraphs. */
function textOf(parts: ts.SymbolDisplayPart[]): string {
  const text = ts.displayPartsToString(parts).trim();
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, ' ')).join('\n\n'); // prettier-ignore
}

/** `file:line` of a node, for errors. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(process.cwd(), file.fileName)}:${line + 1}`;
}
