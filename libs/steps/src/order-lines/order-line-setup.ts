import { warnPassedOver } from '../catalog/warn-passed-over.js';
import type { CatalogDocument, OutputType } from '../domain.js';
import { findMaterial } from '../materials/find-material.js';
import type { Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';

/**
 * Reads the pinned inputs: the order line with its output type from the pinned catalog, and the customer's file. Throws
 * `StepError`s `unknown_output_type`, `unknown_material` (in the product's assignment), `catalog_missing`.
 */
export const orderLineSetup: Step<StepIn<'order_line_setup'>, StepOut<'order_line_setup'>> = async (
  { pinned },
  ctx,
) => {
  const catalog = await ctx.catalog.load(pinned.catalog);
  warnPassedOver(catalog, ['outputTypes'], ctx.logger);
  const outputType = findOutputType(catalog, pinned.outputType);
  for (const { part, material } of pinned.materialAssignment) {
    findMaterial(catalog, material, `assigned to part ${part} of product ${pinned.product.key}`);
  }
  const { deliveryId, orderLineId, generation, orderNumber, product, materialAssignment } = pinned;
  ctx.logger.info('order_line.opened', { outputType: outputType.key, assignedMaterials: materialAssignment.length });
  return {
    order_line: {
      deliveryId,
      orderLineId,
      generation,
      orderNumber,
      product,
      outputType,
      catalog: pinned.catalog,
      materialAssignment,
    },
    cad_file: pinned.productFile,
  };
};

/** The catalog's output type of that key. Throws `StepError('unknown_output_type')` naming it and what is known. */
export function findOutputType(catalog: CatalogDocument, key: string): OutputType {
  const outputType = catalog.outputTypes.find((candidate) => candidate.key === key);
  if (outputType) return outputType;
  const known = catalog.outputTypes.map((candidate) => candidate.key);
  throw new StepError(
    'unknown_output_type',
    `The output type "${key}" is not in the pinned catalog. Known are: ${known.join(', ')}. ` +
      'Order one of these, or add it to the catalog and dispatch again.',
    { retryable: false, details: { outputType: key, known } },
  );
}
