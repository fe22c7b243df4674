import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { textOf } from './step-model.ts';

/** A product definition: what it shows by itself, and which others it uses. Numbers are those of instances. */
export interface Product {
  id: number;
  rank: number;
  /** '' where the file gives it none. */
  name: string;
  usages: Usage[];
  /** What stands for it or its shape in styles: definition, shapes, representations. */
  aliases: number[];
  representations: number[];
}

/** One product in another; `product` is an index. */
export interface Usage {
  id: number;
  rank: number;
  name: string;
  product: number;
  /** What stands for it in styles. */
  aliases: number[];
  /** False where no relationship says where it is. */
  isPlaced: boolean;
}

const DEFINITIONS = ['PRODUCT_DEFINITION', 'PRODUCT_DEFINITION_WITH_ASSOCIATED_DOCUMENTS'];
const FORMATIONS = ['PRODUCT_DEFINITION_FORMATION', 'PRODUCT_DEFINITION_FORMATION_WITH_SPECIFIED_SOURCE'];
const USAGE = 'NEXT_ASSEMBLY_USAGE_OCCURRENCE';
const SHAPE = 'PRODUCT_DEFINITION_SHAPE';
const SHAPE_OF = 'SHAPE_DEFINITION_REPRESENTATION';
export const PLACED = 'CONTEXT_DEPENDENT_SHAPE_REPRESENTATION';
const RELATED = 'SHAPE_REPRESENTATION_RELATIONSHIP';
export const MOVED = 'REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION';
export const RELATION = 'REPRESENTATION_RELATIONSHIP';

export const PRODUCT_TYPES = [
  ...DEFINITIONS,
  ...FORMATIONS,
  'PRODUCT',
  USAGE,
  SHAPE,
  SHAPE_OF,
  PLACED,
  RELATED,
  MOVED,
  RELATION,
];

/** All products in file order. */
export function readProducts(model: StepModel): Product[] {
  const ids = model.idsOf(...DEFINITIONS);
  const index = new Map(ids.map((id, at) => [id, at]));
  const shapes = shapesByDefinition(model);
  const representations = representationsByShape(model);
  const products = ids.map((id): Product => {
    const own = shapes.get(id) ?? [];
    const shown = own.flatMap((shape) => representations.get(shape) ?? []);
    const name = productName(model, id);
    return { id, rank: model.rankOf(id), name, usages: [], aliases: [id, ...own], representations: shown };
  });
  const places = placesByShape(model);
  for (const id of model.idsOf(USAGE)) {
    const args = model.argsOf(id, USAGE) ?? [];
    const [above, below] = [index.get(refOf(args[3]) ?? 0), index.get(refOf(args[4]) ?? 0)];
    if (above === undefined || below === undefined) continue;
    const own = shapes.get(id) ?? [];
    const placed = own.flatMap((shape) => places.get(shape) ?? []);
    const name = textOf(args[1]);
    products[above]!.usages.push({
      id,
      rank: model.rankOf(id),
      name,
      product: below,
      aliases: [id, ...own, ...placed],
      isPlaced: placed.length > 0,
    });
  }
  return products;
}

/** Products that no other uses. */
export function rootsOf(products: Product[]): number[] {
  const used = new Set(products.flatMap(({ usages }) => usages.map(({ product }) => product)));
  return products.flatMap((_, at) => (used.has(at) ? [] : [at]));
}

function productName(model: StepModel, definition: number): string {
  const formation = refOf(model.argsOf(definition, ...DEFINITIONS)?.[2]);
  const product = refOf(model.argsOf(formation, ...FORMATIONS)?.[2]);
  const [id, name] = model.argsOf(product, 'PRODUCT') ?? [];
  return textOf(name) || textOf(id);
}

/** Shapes by what they are the shape of: a product definition or a usage. */
function shapesByDefinition(model: StepModel): Map<number, number[]> {
  return grouped(model.idsOf(SHAPE).map((id) => [refOf(model.argsOf(id, SHAPE)?.[2]), id]));
}

/** A shape's representations, and those that say the same in another way. */
function representationsByShape(model: StepModel): Map<number, number[]> {
  const equals = equalRepresentations(model);
  const pairs = model.idsOf(SHAPE_OF).map((id): [number | null, number | null] => {
    const args = model.argsOf(id, SHAPE_OF) ?? [];
    return [refOf(args[0]), refOf(args[1])];
  });
  const direct = grouped(pairs.filter((pair): pair is [number | null, number] => pair[1] !== null));
  return new Map([...direct].map(([shape, found]) => [shape, closure(found, equals)]));
}

function equalRepresentations(model: StepModel): Map<number, number[]> {
  const pairs = model.idsOf(RELATED).flatMap((id): [number | null, number][] => {
    if (model.argsOf(id, MOVED)) return [];
    const own = model.argsOf(id, RELATED) ?? [];
    const args = own.length > 0 ? own : (model.argsOf(id, RELATION) ?? []);
    const [a, b] = [refOf(args[2]), refOf(args[3])];
    return a === null || b === null
      ? []
      : [
          [a, b],
          [b, a],
        ];
  });
  return grouped(pairs);
}

function closure(from: number[], next: Map<number, number[]>): number[] {
  const found = new Set(from);
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
  return [...found];
}

/** Placements (and the relationships in them) by the shape of the usage that they place. */
function placesByShape(model: StepModel): Map<number, number[]> {
  return grouped(
    model.idsOf(PLACED).flatMap((id): [number | null, number][] => {
      const [relationship, shape] = (model.argsOf(id, PLACED) ?? []).map(refOf);
      const own: [number | null, number][] = [[shape ?? null, id]];
      return relationship === null || relationship === undefined ? own : [...own, [shape ?? null, relationship]];
    }),
  );
}

/** Values by key; those without one are left out. */
export function grouped<T>(pairs: [number | null, T][]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const [key, value] of pairs) {
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
