import type { Body } from './bodies.ts';
import type { PartName } from './instances.ts';
import type { Product, Usage } from './products.ts';

/** Default names that readers and exporters write. */
const PLACEHOLDER = /^(|undefined|unnamed|none|null|no name|ohne namen?|nauo\d*|=>.*|\$)$/i;
/** Default names of CAD systems for bodies, by kind. */
const KIND =
  /^((thin|surface)[-_ ]?)?(solid|compound|compsolid|shell|face|open[-_ ]shell|(part|main)?[-_ ]?body|manifold_solid_brep|brep|volume|(volumen|fest)?k(ö|oe?)rper|imported)[-_. ]?\(?\d*\)?$/i;
/** What they call it by the feature that made it. Without its number it may be a name: a mirror, a brake pad. */
const FEATURE =
  /^((cut|boss|base|thin|surface)[-_ ]?)?(extrude|extrusion|revolve|sweep|loft|fillet|chamfer|pad|pocket|split|combine|mirror|pattern|verrundung|linear austragen|aufsatz|schnitt)[-_. ]?\(?\d+\)?$/i;

/**
 * The names on the way to a body: products' (or their usages', where a product has none), and its own where its product
 * shows several. A part without a name of its own gets the nearest name above it.
 */
export function nameOf(
  products: Product[],
  usages: Usage[],
  { body, alone }: { body: Body | null; alone: boolean },
): PartName {
  const steps = products.map((product, at) => productName(product, usages[at - 1]));
  const own = alone ? '' : (body?.name ?? '');
  const path = [...steps, own].filter((step) => step !== '');
  const last = own === '' ? (steps.at(-1) ?? '') : own;
  return { path, name: path.findLast(isName) ?? path.at(-1) ?? '', named: isName(last) };
}

const isName = (name: string) => [PLACEHOLDER, KIND, FEATURE].every((pattern) => !pattern.test(name));

/** A product's name, or its usage's where it has none. */
export function productName({ name }: Product, usage: Usage | undefined): string {
  return usage && !isName(name) && isName(usage.name) ? usage.name : name;
}
