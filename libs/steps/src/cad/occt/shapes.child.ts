import type {
  TopAbs_ShapeEnum,
  TopoDS_Shape,
  gp_Trsf,
} from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import type { Matrix } from '../structure/conversion-outcome.js';
import { oc } from './reader.child.ts';

const LARGEST_HASH = 2 ** 31 - 1;
const nowhere = new oc.TopLoc_Location_1();

export const { TopAbs_ShapeEnum: kinds } = oc;

/** Values by shape: shapes are the same where they are the same surface at the same place. */
export class ShapeTable<T> {
  private readonly rows = new Map<number, { shape: TopoDS_Shape; value: T }[]>();

  get(shape: TopoDS_Shape): T | undefined {
    return this.rows.get(shape.HashCode(LARGEST_HASH))?.find((row) => row.shape.IsSame(shape))?.value;
  }

  set(shape: TopoDS_Shape, value: T): void {
    const hash = shape.HashCode(LARGEST_HASH);
    const rows = this.rows.get(hash);
    if (rows) rows.push({ shape, value });
    else this.rows.set(hash, [{ shape, value }]);
  }
}

/** The same shape without its place. */
export function placeless(shape: TopoDS_Shape): TopoDS_Shape {
  return shape.Located(nowhere, false);
}

/** Its direct children, each with its place in it. */
export function childrenOf(shape: TopoDS_Shape): TopoDS_Shape[] {
  const children: TopoDS_Shape[] = [];
  const iterator = new oc.TopoDS_Iterator_2(shape, true, false);
  for (; iterator.More(); iterator.Next()) children.push(iterator.Value());
  iterator.delete();
  return children;
}

/** Its faces, each with the shell that it is in: those in shells first. */
export function facesOf(shape: TopoDS_Shape): { face: TopoDS_Shape; shell: TopoDS_Shape | null }[] {
  const shells = explore(shape, kinds.TopAbs_SHELL, kinds.TopAbs_SHAPE);
  const inShells = shells.flatMap((shell) =>
    explore(shell, kinds.TopAbs_FACE, kinds.TopAbs_SHAPE).map((face) => ({ face, shell })),
  );
  const loose = explore(shape, kinds.TopAbs_FACE, kinds.TopAbs_SHELL).map((face) => ({ face, shell: null }));
  return [...inShells, ...loose];
}

/** The binding's types call each kind of shape `{}`. */
function explore(shape: TopoDS_Shape, kind: unknown, outside: unknown): TopoDS_Shape[] {
  const found: TopoDS_Shape[] = [];
  const explorer = new oc.TopExp_Explorer_2(shape, kind as TopAbs_ShapeEnum, outside as TopAbs_ShapeEnum);
  for (; explorer.More(); explorer.Next()) found.push(explorer.Current());
  explorer.delete();
  return found;
}

/** One shape of several faces. */
export function together(faces: TopoDS_Shape[]): TopoDS_Shape {
  const compound = new oc.TopoDS_Compound();
  const builder = new oc.BRep_Builder();
  builder.MakeCompound(compound);
  for (const face of faces) builder.Add(compound, face);
  return compound;
}

/** A placement as numbers; deletes the native object. */
export function matrixOf(transformation: gp_Trsf): Matrix {
  const rows = [1, 2, 3].flatMap((row) => [1, 2, 3, 4].map((column) => transformation.Value(row, column)));
  transformation.delete();
  return rows;
}
