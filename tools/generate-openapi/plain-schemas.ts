import ts from 'typescript';
import type { JsonSchema } from './json-schema.ts';

/** The schema of a scalar type; null for others. */
export function scalarOf(type: ts.Type): JsonSchema | null {
  if (type.isStringLiteral() || type.isNumberLiteral()) return literals([type]);
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean', const: isTrue(type) };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  return null;
}

const isTrue = (type: ts.Type): boolean => (type as ts.Type & { intrinsicName?: string }).intrinsicName === 'true';

/** The schema of one or several strings, numbers or flags. */
export function literals(types: readonly ts.Type[]): JsonSchema {
  const each = types.flatMap((type) => (type.isUnion() ? type.types : [type]));
  const values = each.map((type) => (type.isStringLiteral() || type.isNumberLiteral() ? type.value : isTrue(type)));
  const kinds = [...new Set(values.map((value) => typeof value))];
  const type = kinds.length === 1 && kinds[0] === 'number' ? 'integer' : (kinds[0] as string);
  return { type, ...(values.length === 1 ? { const: values[0] } : { enum: values }) };
}

export const isFlag = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.BooleanLiteral) !== 0;

/** A string, a number or a flag, or one of several of them. */
export const isLiteral = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.every(isLiteral) : type.isStringLiteral() || type.isNumberLiteral() || isFlag(type);

export const isNull = (node: ts.TypeNode): boolean =>
  ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
