import ts from 'typescript';
import { placeOf } from './symbols.ts';

/** The arguments of a declaration's decorators by their names. Throws where a requested one is no literal. */
export class Decorators {
  readonly #calls: Map<string, ts.CallExpression>;

  constructor(node: ts.HasDecorators) {
    const calls = (ts.getDecorators(node) ?? []).flatMap(({ expression }) =>
      ts.isCallExpression(expression) ? [[expression.expression.getText(), expression] as const] : [],
    );
    this.#calls = new Map(calls);
  }

  /** The first existing one of `names`. */
  find(...names: string[]): string | undefined {
    return names.find((name) => this.#calls.has(name));
  }

  /** The first argument; undefined where the decorator or the argument is missing. */
  argument<T>(name: string): T | undefined {
    const [argument] = this.#calls.get(name)?.arguments ?? [];
    return argument && (valueOf(argument) as T);
  }
}

function valueOf(node: ts.Expression): unknown {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf);
  if (ts.isObjectLiteralExpression(node)) return Object.fromEntries(node.properties.map(entryOf));
  throw new Error(`${placeOf(node)}: ${node.getText()} is no literal, which the API's description could not read.`);
}

function entryOf(property: ts.ObjectLiteralElementLike): [string, unknown] {
  if (ts.isPropertyAssignment(property)) return [property.name.getText(), valueOf(property.initializer)];
  throw new Error(`${placeOf(property)}: only name: value can be read here.`);
}
