import type { Matrix } from './conversion-outcome.js';
import { multiply } from './matrix.ts';
import type { Arg } from '../part21/read-arguments.ts';
import { readInstances } from '../part21/read-entities.ts';
import { SHAPE_REPRESENTATIONS } from '../part21/shape-representations.ts';
import { frameOf, inverted } from './frames.ts';
import type { Placements } from './frames.ts';
import { millimetresIn } from './length-unit.ts';
import { MOVED, PLACED, RELATION } from './products.ts';
import type { Product, Usage } from './products.ts';
import { refOf } from '../part21/read-arguments.ts';
import { refsOf } from './step-model.ts';
import type { StepModel } from './step-model.ts';

const TRANSFORMATION = 'ITEM_DEFINED_TRANSFORMATION';
const PLACEMENT = 'AXIS2_PLACEMENT_3D';
/** What a representation may list beside bodies, and what is never seen. */
const UNSEEN = new Set([PLACEMENT, 'CARTESIAN_POINT', 'GEOMETRIC_CURVE_SET']);

export const ASSEMBLY_TYPES = [TRANSFORMATION];

/** How a usage moves what it uses: from a placement in the part's representation to one in the assembly's. */
interface Move {
  from: { placement: number; representation: number };
  to: { placement: number; representation: number };
}

/**
 * Assemblies that show nothing by themselves and whose usages all say in the usual way where they are: how each usage moves
 * what it uses, in millimetres, by the assemblies' numbers. The reader's time for an assembly grows with the square of its
 * usages, so it need not be asked about these; of any other it is.
 */
export function readAssemblies(model: StepModel, text: Buffer, products: Product[]): Map<number, Matrix[]> {
  const planned = new Map<Product, Move[]>();
  for (const product of products) {
    const moves = product.usages.map((usage) =>
      moveOf(model, { usage, above: product, below: products[usage.product]! }),
    );
    if (moves.length > 0 && moves.every((move) => move !== null)) planned.set(product, moves);
  }
  const placements = placementsIn(model, text, planned);
  const found = new Map<number, Matrix[]>();
  for (const [product, moves] of planned) {
    const showsNothing = itemsOf(model, product.representations).every((item) => placements.unseen.has(item));
    const matrices = showsNothing ? moves.map((move) => matrixOf(model, placements, move)) : [null];
    if (matrices.every((matrix) => matrix !== null)) found.set(product.id, matrices);
  }
  return found;
}

/** Null where it is written in another form, or with part and assembly exchanged. */
function moveOf(
  model: StepModel,
  { usage, above, below }: { usage: Usage; above: Product; below: Product },
): Move | null {
  const [place, ...others] = usage.aliases.filter((id) => model.argsOf(id, PLACED));
  const relation = others.length > 0 ? null : refOf(model.argsOf(place ?? null, PLACED)?.[0]);
  const operator = refOf(model.argsOf(relation, MOVED)?.[0]);
  const placements = lastTwo(model.argsOf(operator, TRANSFORMATION));
  const representations = lastTwo(model.argsOf(relation, RELATION));
  if (!placements || !representations) return null;
  const [part, assembly] = representations;
  if (!below.representations.includes(part) || !above.representations.includes(assembly)) return null;
  return {
    from: { placement: placements[0], representation: part },
    to: { placement: placements[1], representation: assembly },
  };
}

/** Name and description come first. */
function lastTwo(args: Arg[] | null): [number, number] | null {
  const [from, to] = (args ?? []).slice(2, 4).map(refOf);
  return from && to ? [from, to] : null;
}

const itemsOf = (model: StepModel, representations: number[]): number[] =>
  representations.flatMap((id) => refsOf(model.argsOf(id, ...SHAPE_REPRESENTATIONS)?.[1]));

/** The placements that moves name, with their points and directions, and what assemblies list that is never seen. */
function placementsIn(
  model: StepModel,
  text: Buffer,
  planned: Map<Product, Move[]>,
): Placements & { unseen: Set<number> } {
  if (planned.size === 0) return { axes: new Map(), triples: new Map(), unseen: new Set() };
  const named = [...planned.values()].flat().flatMap(({ from, to }) => [from.placement, to.placement]);
  const listed = [...planned.keys()].flatMap(({ representations }) => itemsOf(model, representations));
  const items = [...readInstances(text, new Set([...named, ...listed]))];
  const unseen = new Set(items.filter(([, { type }]) => UNSEEN.has(type)).map(([id]) => id));
  const axes = new Map(items.filter(([, { type }]) => type === PLACEMENT));
  const parts = new Set([...axes.values()].flatMap(({ args }) => args.map(refOf)).filter((id) => id !== null));
  return { axes, triples: readInstances(text, parts), unseen };
}

function matrixOf(model: StepModel, placements: Placements, { from, to }: Move): Matrix | null {
  const frames = [from, to].map(({ placement, representation }) => {
    const unit = millimetresIn(model, refOf(model.argsOf(representation, ...SHAPE_REPRESENTATIONS)?.[2]));
    return unit === null ? null : frameOf(placements, placement, unit);
  });
  const [origin, target] = frames;
  return origin && target ? multiply(target, inverted(origin)) : null;
}
