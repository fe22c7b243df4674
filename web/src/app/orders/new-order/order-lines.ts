import type { Schema } from '../../api/api-types';

/** An order has at most so many lines. */
export const MOST_LINES = 500;

/** A line for each product in each output type, `copies` times; those of a product stand together. */
export function orderLines(
  products: readonly string[],
  outputTypes: readonly string[],
  copies: number,
): Schema<'CreateOrderLine'>[] {
  const ofProduct = (product: string) =>
    outputTypes.flatMap((outputType) => Array.from({ length: copies }, () => ({ product, outputType })));
  return products.flatMap(ofProduct);
}

/** Why an order of so many lines cannot be made; null for one that can. */
export function linesFault(count: number): string | null {
  if (count <= MOST_LINES) return null;
  return `An order has at most ${MOST_LINES} lines; these are ${count}. Make several orders of them.`;
}

/** A key that no other request has; `crypto.randomUUID` is not there on plain http of another machine. */
export function newRequestKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
