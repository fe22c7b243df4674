import { UserError } from '#platform/http';
import type { CatalogDocument, OutputType } from '#steps';

/** The named output types, or all, in the catalog's order. Throws 422 for unknown names. */
export function chooseOutputTypes({ outputTypes }: CatalogDocument, names: string[] | undefined): OutputType[] {
  if (!names) return outputTypes;
  const known = new Set(outputTypes.map(({ key }) => key));
  const errors = names.flatMap((name, index) =>
    known.has(name) ? [] : [{ pointer: `/outputTypes/${index}`, message: `There is no output type "${name}".` }],
  );
  if (errors.length > 0) {
    const message = `${errors.map((error) => error.message).join(' ')} Known: ${[...known].join(', ')}.`;
    throw new UserError('output_type_not_found', message, 422, errors);
  }
  return outputTypes.filter(({ key }) => names.includes(key));
}
