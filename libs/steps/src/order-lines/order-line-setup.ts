import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';

/** Opens a run: the order line with its output type from the pinned catalog, and the customer's file. */
export const orderLineSetup: Step<StepIn<'order_line_setup'>, StepOut<'order_line_setup'>> = async (
  { pinned },
  ctx,
) => {
  const catalog = await ctx.catalog.load(pinned.catalog);
  const outputType = catalog.outputTypes.find(({ key }) => key === pinned.outputType);
  if (!outputType) {
    throw new StepError(
      'unknown_output_type',
      `Order line ${pinned.orderLineId} asks for the output type "${pinned.outputType}", which the catalog does not have. Known: ${catalog.outputTypes.map(({ key }) => key).join(', ')}.`,
      { retryable: false, details: { outputType: pinned.outputType } },
    );
  }
  const { productFile, ...line } = pinned;
  if (!(await ctx.artifacts.has(productFile.artifact.sha256))) {
    throw new StepError(
      'product_file_missing',
      `The file "${productFile.fileName}" of product "${pinned.product.key}" is not in the artifact store. Upload it again, then deliver the line again.`,
      { retryable: false, details: { product: pinned.product.key } },
    );
  }
  ctx.logger.info('order_line.set_up', { product: pinned.product.key, outputType: outputType.key });
  return { order_line: { ...line, outputType }, cad_file: productFile };
};
