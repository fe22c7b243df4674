import { UserError } from '#platform/http';
import type { CatalogDocument, OutputType } from '#steps';

/** The output types that are meant, in the catalog's order: the named ones, or all. Throws 422 for names that are none. */
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
