import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';

/** The studio that the output type asks for (or the one that `templateKey` names), with picture size and background. */
export const resolveTemplate: Step<StepIn<'resolve_template'>, StepOut<'resolve_template'>> = async (
  { order_line, templateKey },
  ctx,
) => {
  const { templates } = await ctx.catalog.load(order_line.catalog);
  const { outputType } = order_line;
  const wanted = templateKey || outputType.template;
  const template = templates.find(({ key }) => key === wanted);
  if (!template) {
    throw new StepError(
      'unknown_template',
      `The catalog has no template "${wanted}", which ${templateKey ? 'the node asks for' : `output type "${outputType.key}" uses`}. Known: ${templates.map(({ key }) => key).join(', ')}.`,
      { retryable: false, details: { template: wanted } },
    );
  }
  const { width, height } = outputType;
  return { template: { ...template, background: outputType.background ?? template.background, width, height } };
};
