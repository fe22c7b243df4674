import { warnPassedOver } from '../catalog/warn-passed-over.js';
import type { CatalogDocument, Template } from '../domain.js';
import type { Step } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { StepIn, StepOut } from '../step-io.js';

/**
 * The studio of an order line, with the output type's size in pixels and, where it names one, its background.
 * `templateKey` overrides the output type's studio, '' keeps it. Throws `StepError('unknown_template')`.
 */
export const resolveTemplate: Step<StepIn<'resolve_template'>, StepOut<'resolve_template'>> = async (
  { order_line, templateKey },
  ctx,
) => {
  const { outputType } = order_line;
  const catalog = await ctx.catalog.load(order_line.catalog);
  warnPassedOver(catalog, ['templates'], ctx.logger);
  const studio = findTemplate(catalog, templateKey === '' ? outputType.template : templateKey);
  const background = outputType.background ?? studio.background;
  ctx.logger.info('template.resolved', { template: studio.key, width: outputType.width, height: outputType.height });
  return { template: { ...studio, background, width: outputType.width, height: outputType.height } };
};

function findTemplate(catalog: CatalogDocument, key: string): Template {
  const template = catalog.templates.find((candidate) => candidate.key === key);
  if (template) return template;
  const known = catalog.templates.map((candidate) => candidate.key);
  throw new StepError(
    'unknown_template',
    `The template "${key}" is not in the catalog. Known are: ${known.join(', ')}. ` +
      "Correct the output type's template or the node's templateKey.",
    { retryable: false, details: { template: key, known } },
  );
}
