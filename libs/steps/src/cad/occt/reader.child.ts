import type { OpenCascadeInstance, TopoDS_Shape } from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import type { ReaderComplaints } from '../structure/conversion-outcome.js';
import { instantiateLean } from './lean-binding.child.ts';

const KEPT_LINES = 5;

/** The error lines that the reader has printed so far. */
export const complaints: ReaderComplaints = { count: 0, lines: [] };

function listen(line: string): void {
  if (!/\*\*\* ERR /.test(line)) return;
  complaints.count += 1;
  if (complaints.lines.length < KEPT_LINES) complaints.lines.push(line.slice(0, 300));
}

const { default: load } = await import('@bitbybit-dev/occt/bitbybit-dev-occt/node.js');

/** OpenCASCADE with the classes that `instantiateLean` binds; its output is captured. */
export const oc = (await load({
  module: { print: listen, printErr: listen, instantiateWasm: instantiateLean },
})) as OpenCascadeInstance;

const INPUT = '/input.step';
const progress = new oc.Message_ProgressRange_1();
const reader = new oc.STEPControl_Reader_1();

/** Reads a file's entities; false where it cannot be read completely. Its text is not retained. */
export function readStep(bytes: Uint8Array): boolean {
  oc.FS.writeFile(INPUT, bytes);
  const status = reader.ReadFile(INPUT);
  oc.FS.unlink(INPUT);
  return status === oc.IFSelect_ReturnStatus.IFSelect_RetDone && complaints.count === 0;
}

/** Creates the shapes of all roots and returns them; none where the roots are the `known` products, by their number. */
export function transferRoots(known: number): TopoDS_Shape[] {
  if (known > 0 && reader.NbRootsForTransfer() === known) return [];
  reader.TransferRoots(progress);
  return Array.from({ length: reader.NbShapes() }, (_, at) => reader.Shape(at + 1));
}

/** The reader's shape of an entity, always the same one; null where it makes none. */
export function shapeOf(rank: number): TopoDS_Shape | null {
  reader.ClearShapes();
  const found = reader.TransferOne(rank, progress) && reader.NbShapes() > 0;
  return found ? reader.Shape(reader.NbShapes()) : null;
}
