import type { Product } from './products.ts';

/** A product that contains itself, directly or through others; null where there is none. */
export function productInItself(products: Product[]): Product | null {
  // Open products are on the path from a root to the visited one.
  const states = new Map<number, 'open' | 'done'>();
  for (const root of products.keys()) {
    const open = [root];
    while (open.length > 0) {
      const at = open.at(-1)!;
      if (states.has(at)) {
        states.set(at, 'done');
        open.pop();
        continue;
      }
      states.set(at, 'open');
      const used = products[at]!.usages.map(({ product }) => product);
      const again = used.find((product) => states.get(product) === 'open');
      if (again !== undefined) return products[again]!;
      open.push(...used.filter((product) => !states.has(product)));
    }
  }
  return null;
}
