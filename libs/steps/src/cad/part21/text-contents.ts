import type { StepFileProblem } from '../step-file-errors.ts';
import type { TypeCounts } from './count-types.ts';
import { noProduct, noShape } from './step-fault.ts';

const SHAPE = /BREP|SHELL|FACE|SOLID|SURFACE_MODEL|WIREFRAME_MODEL|GEOMETRIC_(CURVE_)?SET/;
const NO_SHAPE = /REPRESENTATION|UNIT|STYLE|MEASURE|ANNOTATION/;
const BODY = /^(\w+_BREP|BREP_WITH_VOIDS|\w+_SOLID|\w+_(SURFACE|WIREFRAME)_MODEL|GEOMETRIC_(CURVE_)?SET)$/;
const TESSELLATED = /TESSELLATED|TRIANGULATED/;
const TESSELLATED_SHAPE = /^(TESSELLATED_(SOLID|SHELL)|(COMPLEX_)?TRIANGULATED_(FACE|SURFACE_SET))$/;
const PRODUCT = /^PRODUCT_DEFINITION(_WITH_ASSOCIATED_DOCUMENTS)?$/;
const SOLID = /^(MANIFOLD_SOLID_BREP|BREP_WITH_VOIDS|FACETED_BREP)$/;

const isShape = (type: string) =>
  TESSELLATED_SHAPE.test(type) || (SHAPE.test(type) && !NO_SHAPE.test(type) && !TESSELLATED.test(type));

/** The number of solids with exact geometry, by the counts of types. */
export const solidsIn = (types: TypeCounts): number => types.count((type) => SOLID.test(type));

/** The fault of a file without a shape, or without a product that it can belong to, by the counts of types. */
export function contentFault(types: TypeCounts): StepFileProblem | null {
  const products = types.count((type) => PRODUCT.test(type));
  if (types.count(isShape) === 0) return noShape(products);
  return products === 0
    ? noProduct(
        Math.max(
          1,
          types.count((type) => BODY.test(type)),
        ),
      )
    : null;
}
