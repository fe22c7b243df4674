import { SHAPE_REPRESENTATIONS } from '../part21/shape-representations.ts';
import type { StepModel } from './step-model.ts';
import { refOf } from '../part21/read-arguments.ts';
import { refsOf, textOf } from './step-model.ts';
import { TESSELLATED_BODIES, TESSELLATED_FACES } from './tessellation.ts';

/** A solid, a surface model, a set that may hold surfaces, or a tessellated body; numbers are those of instances. */
export interface Body {
  id: number;
  rank: number;
  name: string;
  kind: 'solid' | 'surface' | 'set' | 'tessellated';
  /** The shells that it consists of. */
  shells: number[];
  /** The representations that list it. */
  representations: number[];
}

const SOLIDS = ['MANIFOLD_SOLID_BREP', 'BREP_WITH_VOIDS', 'FACETED_BREP'];
const SURFACES = ['SHELL_BASED_SURFACE_MODEL', 'FACE_BASED_SURFACE_MODEL'];
const SETS = ['GEOMETRIC_SET'];
/** Surfaces that are shown by themselves, as members of a geometric set. */
const BOUNDED_SURFACES = [
  'RECTANGULAR_TRIMMED_SURFACE',
  'CURVE_BOUNDED_SURFACE',
  'B_SPLINE_SURFACE',
  'B_SPLINE_SURFACE_WITH_KNOTS',
];
const SHELLS = ['OPEN_SHELL', 'CLOSED_SHELL', 'ORIENTED_CLOSED_SHELL', 'CONNECTED_FACE_SET'];
const MAPPED = 'MAPPED_ITEM';
const MAP = 'REPRESENTATION_MAP';

const EXACT = [...SOLIDS, ...SURFACES, ...SETS];
const TESSELLATED = [...TESSELLATED_BODIES, ...TESSELLATED_FACES];

export const BODY_TYPES = [...EXACT, ...TESSELLATED, ...SHAPE_REPRESENTATIONS, MAPPED, MAP];
/** Types of what may have a colour inside a body. */
export const FACE_TYPES = new Set([
  ...SHELLS,
  ...TESSELLATED_FACES,
  ...BOUNDED_SURFACES,
  'ADVANCED_FACE',
  'FACE_SURFACE',
  'ORIENTED_FACE',
]);

/** All bodies in file order. Tessellated ones count where a representation lists them, since others are pieces of these. */
export function readBodies(model: StepModel): Body[] {
  const listed = listings(model);
  return model.idsOf(...EXACT, ...TESSELLATED).flatMap((id) => {
    const kind = kindOf(model, id);
    const args = model.argsOf(id, ...EXACT, ...TESSELLATED) ?? [];
    const representations = listed.get(id) ?? [];
    if (kind === 'tessellated' && representations.length === 0) return [];
    const shells = refsOf(Array.isArray(args[1]) ? args[1] : [args[1] ?? null]);
    return [{ id, rank: model.rankOf(id), name: textOf(args[0]), kind, shells, representations }];
  });
}

function kindOf(model: StepModel, id: number): Body['kind'] {
  if (model.argsOf(id, ...SOLIDS)) return 'solid';
  if (model.argsOf(id, ...SURFACES)) return 'surface';
  return model.argsOf(id, ...SETS) ? 'set' : 'tessellated';
}

/** Which representations list an item. */
function listings(model: StepModel): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const id of model.idsOf(...SHAPE_REPRESENTATIONS)) {
    for (const item of refsOf(model.argsOf(id, ...SHAPE_REPRESENTATIONS)?.[1])) {
      const among = found.get(item);
      if (among) among.push(id);
      else found.set(item, [id]);
    }
  }
  return found;
}

/** A mapped item: a representation shown in another one. */
export interface Mapping {
  id: number;
  rank: number;
  /** The representation that it shows, and those that list it. */
  source: number | null;
  representations: number[];
  /** Where its source is measured from, and where to it moves: placements or an operator. */
  origin: number | null;
  target: number | null;
}

export function readMappings(model: StepModel): Mapping[] {
  const ids = model.idsOf(MAPPED);
  const listed = ids.length > 0 ? listings(model) : new Map<number, number[]>();
  return ids.map((id) => {
    const args = model.argsOf(id, MAPPED) ?? [];
    const [origin = null, source = null] = (model.argsOf(refOf(args[1]), MAP) ?? []).map(refOf);
    const representations = listed.get(id) ?? [];
    return { id, rank: model.rankOf(id), source, representations, origin, target: refOf(args[2]) };
  });
}
