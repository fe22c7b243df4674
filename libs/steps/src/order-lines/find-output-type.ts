import type { CatalogDocument, OutputType } from '../domain.js';
import { StepError } from '../step-error.js';

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
