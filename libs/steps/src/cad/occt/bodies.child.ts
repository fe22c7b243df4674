import type { TopoDS_Shape } from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import type {
  ConversionPlan,
  ConvertedBody,
  ConvertedProduct,
  Matrix,
  PlannedMapping,
} from '../structure/conversion-outcome.js';
import { IDENTITY, multiply } from '../structure/matrix.ts';
import { shapeOf } from './reader.child.ts';
import { ShapeTable, childrenOf, kinds, matrixOf, placeless, together } from './shapes.child.ts';

/** Every body once, without its placement. */
export const uniqueBodies: TopoDS_Shape[] = [];
/** Ranks of the faces, and of the shells in bodies, that the plan names; without their places. */
export const faceRanks = new ShapeTable<number>();

/** Ranks of tessellated bodies by their stand-in shapes, without placements. */
export const standIns = new ShapeTable<number>();

const numbers = new ShapeTable<number>();
const bodyRanks = new ShapeTable<number>();
const mappings = new ShapeTable<PlannedMapping>();

/** The bodies of the plan's products with their placements, and the bodies of roots that are none of these products. */
export function findProducts(plan: ConversionPlan, roots: TopoDS_Shape[]): ConvertedProduct[] {
  // Products come first: a body that is requested alone need not be in the unit of its representation.
  const shapes = plan.products.map(({ rank, moves }) => (moves ? null : shapeOf(rank)));
  nameShapes(plan);
  const known = tableOf(shapes);
  const products = plan.products.map(({ usages, moves }, at): ConvertedProduct => {
    if (moves) return { bodies: [], usages: moves };
    const places = usages.map((usage) => shapeOf(usage.rank));
    return {
      bodies: ownBodies(shapes[at] ?? null, tableOf(places)),
      usages: places.map((place, n) => {
        const { placed, product } = usages[n]!;
        return placed ?? (place && moveBetween(shapes[product] ?? null, place));
      }),
    };
  });
  return [...products, { bodies: roots.flatMap((root) => ownBodies(root, known)), usages: [] }];
}

function nameShapes(plan: ConversionPlan): void {
  for (const rank of plan.bodies) namePieces(shapeOf(rank), rank);
  for (const rank of plan.tessellated) name(standIns, shapeOf(rank), rank);
  for (const rank of plan.faces) name(faceRanks, shapeOf(rank), rank);
  for (const mapping of plan.mapped) {
    const shape = shapeOf(mapping.rank);
    if (shape) mappings.set(shape, mapping);
  }
}

/** A surface model may come as several shells. */
function namePieces(shape: TopoDS_Shape | null, rank: number): void {
  if (shape?.ShapeType() === kinds.TopAbs_COMPOUND) for (const piece of childrenOf(shape)) name(bodyRanks, piece, rank);
  else name(bodyRanks, shape, rank);
}

function name(table: ShapeTable<number>, shape: TopoDS_Shape | null, rank: number): void {
  if (shape && table.get(placeless(shape)) === undefined) table.set(placeless(shape), rank);
}

function tableOf(shapes: (TopoDS_Shape | null)[]): ShapeTable<true> {
  const table = new ShapeTable<true>();
  for (const shape of shapes) if (shape) table.set(shape, true);
  return table;
}

/** A usage's transformation of its product, whose own shape may have a placement. */
function moveBetween(own: TopoDS_Shape | null, used: TopoDS_Shape): Matrix {
  const there = used.Location_1();
  return matrixOf((own ? there.Multiplied(own.Location_1().Inverted()) : there).Transformation());
}

const ownBodies = (shape: TopoDS_Shape | null, elsewhere: ShapeTable<true>): ConvertedBody[] =>
  shape ? bodiesIn(shape, { above: IDENTITY, mapped: [], elsewhere }) : [];

interface Place {
  above: Matrix;
  /** Ranks of the mapped items on the way. */
  mapped: number[];
  /** Shapes that are examined separately. */
  elsewhere: ShapeTable<true>;
}

/** Solids, shells outside solids, and faces outside shells, those of one compound together. */
function bodiesIn(shape: TopoDS_Shape, place: Place): ConvertedBody[] {
  if (place.elsewhere.get(shape)) return [];
  const here = placeOf(shape, place);
  const body = placeless(shape);
  if (standIns.get(body) !== undefined) return [bodyAt(body, here)];
  switch (shape.ShapeType()) {
    case kinds.TopAbs_SOLID:
    case kinds.TopAbs_SHELL:
    case kinds.TopAbs_FACE:
      return [bodyAt(body, here)];
    case kinds.TopAbs_COMPOUND:
    case kinds.TopAbs_COMPSOLID:
      return [...looseFaces(body, here), ...piecesOf(body).flatMap((child) => bodiesIn(child, here))];
    default:
      return [];
  }
}

function placeOf(shape: TopoDS_Shape, { above, mapped, elsewhere }: Place): Place {
  const mapping = mappings.get(shape);
  return {
    above: multiply(above, mapping?.placed ?? matrixOf(shape.Location_1().Transformation())),
    mapped: mapping ? [...mapped, mapping.rank] : mapped,
    elsewhere,
  };
}

const isFace = (shape: TopoDS_Shape) => shape.ShapeType() === kinds.TopAbs_FACE;
const piecesOf = (compound: TopoDS_Shape) => childrenOf(compound).filter((child) => !isFace(child));

function looseFaces(compound: TopoDS_Shape, here: Place): ConvertedBody[] {
  const faces = childrenOf(compound).filter(isFace);
  if (faces.length === 0) return [];
  return [{ ...bodyAt(together(faces), here), body: bodyRanks.get(placeless(faces[0]!)) ?? 0 }];
}

function bodyAt(body: TopoDS_Shape, { above, mapped }: Place): ConvertedBody {
  return { mesh: numberOf(body), body: bodyRanks.get(body) ?? standIns.get(body) ?? 0, mapped, matrix: above };
}

function numberOf(body: TopoDS_Shape): number {
  const known = numbers.get(body);
  if (known !== undefined) return known;
  numbers.set(body, uniqueBodies.length);
  return uniqueBodies.push(body) - 1;
}
