import type { Matrix } from './conversion-outcome.js';
import { readInstances } from '../part21/read-entities.ts';
import { ASSEMBLY_TYPES, readAssemblies } from './assemblies.ts';
import { BODY_TYPES, FACE_TYPES, readBodies, readMappings } from './bodies.ts';
import type { Body, Mapping } from './bodies.ts';
import { COLOUR_TYPES, readStyledItems } from './colours.ts';
import type { StyledItem } from './colours.ts';
import { UNIT_TYPES, millimetresOf } from './length-unit.ts';
import { MATERIAL_TYPES, readFileMaterials } from './file-materials.ts';
import { OPERATOR_TYPES, readOperators } from './operators.ts';
import { PRODUCT_TYPES, readProducts } from './products.ts';
import type { Product } from './products.ts';
import { readModel } from './step-model.ts';
import type { StepModel } from './step-model.ts';
import { VISIBILITY_TYPES, readHidden } from './visibility.ts';
import { unplacedUsages } from './unplaced-usages.ts';
import type { Hidden } from './visibility.ts';

/** The structure of a STEP file's model, without the shapes. */
export interface Structure {
  products: Product[];
  /** How usages move what they use, by the numbers of assemblies that show nothing by themselves; not all are known. */
  assemblies: Map<number, Matrix[]>;
  bodies: Body[];
  mappings: Mapping[];
  /** Where operators put mapped items and usages, by their numbers. */
  operators: Map<number, Matrix>;
  /** Usages without a place. */
  unplaced: Set<number>;
  styled: StyledItem[];
  hidden: Hidden;
  /** By the number of a product definition or its shape. */
  materials: Map<number, string>;
  /** Faces, and shells in bodies, that have a style or are hidden: their ranks by their numbers. */
  faces: Map<number, number>;
  /** Millimetres in the length units of tessellated bodies, by their numbers. */
  units: Map<number, number>;
}

const TYPES = new Set([
  ...PRODUCT_TYPES,
  ...ASSEMBLY_TYPES,
  ...BODY_TYPES,
  ...COLOUR_TYPES,
  ...VISIBILITY_TYPES,
  ...MATERIAL_TYPES,
  ...OPERATOR_TYPES,
  ...UNIT_TYPES,
]);

/** Reads the structure of an ISO 10303-21 text. */
export function readStructure(text: Buffer): Structure {
  const model = readModel(text, TYPES);
  const styled = readStyledItems(model);
  const hidden = readHidden(model, styled);
  const mappings = readMappings(model);
  const products = readProducts(model);
  const bodies = withoutDoubles(readBodies(model), products);
  return {
    products,
    bodies,
    assemblies: readAssemblies(model, text, products),
    mappings,
    operators: readOperators(model, text, { mappings, products }),
    unplaced: unplacedUsages(products, mappings),
    styled,
    hidden,
    materials: readFileMaterials(model),
    units: unitsOf(model, bodies),
    faces: facesAmong(text, new Set([...styled.map(({ item }) => item), ...hidden.items])),
  };
}

/** A product that has exact bodies shows these; tessellated ones beside them say the same again. */
function withoutDoubles(bodies: Body[], products: Product[]): Body[] {
  const exact = new Set(
    bodies.flatMap(({ kind, representations }) => (kind === 'solid' || kind === 'surface' ? representations : [])),
  );
  const told = products.filter(({ representations }) => representations.some((id) => exact.has(id)));
  const doubled = new Set(told.flatMap(({ representations }) => representations));
  return bodies.filter(
    ({ kind, representations }) => kind !== 'tessellated' || !representations.some((id) => doubled.has(id)),
  );
}

function unitsOf(model: StepModel, bodies: Body[]): Map<number, number> {
  const tessellated = bodies.filter(({ kind }) => kind === 'tessellated');
  return new Map(tessellated.map(({ id, representations: [listing = null] }) => [id, millimetresOf(model, listing)]));
}

function facesAmong(text: Buffer, ids: Set<number>): Map<number, number> {
  if (ids.size === 0) return new Map();
  const found = [...readInstances(text, ids)].filter(([, { parts }]) => parts.some(({ type }) => FACE_TYPES.has(type)));
  return new Map(found.map(([id, { rank }]) => [id, rank]));
}
