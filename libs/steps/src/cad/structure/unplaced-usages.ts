import type { Mapping } from './bodies.ts';
import type { Product } from './products.ts';

/**
 * The numbers of usages that nothing gives a place: neither a relationship, nor a mapped item that shows the product in the
 * assembly's own shape.
 */
export function unplacedUsages(products: Product[], mappings: Mapping[]): Set<number> {
  const mapped = new Set(
    mappings.flatMap(({ source, representations }) => representations.map((shown) => `${shown} ${source}`)),
  );
  const isMapped = (above: Product, below: Product) =>
    above.representations.some((shown) => below.representations.some((source) => mapped.has(`${shown} ${source}`)));
  return new Set(
    products.flatMap((above) =>
      above.usages.flatMap(({ id, product, isPlaced }) =>
        isPlaced || isMapped(above, products[product]!) ? [] : [id],
      ),
    ),
  );
}
