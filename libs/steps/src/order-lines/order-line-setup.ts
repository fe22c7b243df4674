import { warnPassedOver } from '../catalog/warn-passed-over.js';
import { findMaterial } from '../materials/find-material.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { findOutputType } from './find-output-type.js';

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
