import { UserError } from '#platform/http';
import type { CatalogProblem, CatalogProblemCode } from './catalog-edit.js';

const STATUS: Record<CatalogProblemCode, number> = {
  catalog_key_invalid: 422,
  catalog_key_taken: 409,
  catalog_key_unknown: 404,
  catalog_referenced: 409,
  catalog_alias_ambiguous: 409,
  catalog_value_invalid: 422,
  unknown_reference: 422,
};

/** The refusal of an edit: the first problem gives code and status, all are listed. */
export function refusal(problems: readonly CatalogProblem[]): UserError {
  const [{ code, message }] = problems as [CatalogProblem];
  const more = problems.length > 1 ? ` (${problems.length} problems in all)` : '';
  const errors = problems.map((problem) => ({ pointer: problem.pointer, message: problem.message }));
  return new UserError(code, `${message}${more}`, STATUS[code], errors);
}

/** The head is not the expected one. `expected` is empty where the request named weak tags only, which match nothing. */
export const catalogChanged = (expected: readonly string[], head: string): UserError =>
  new UserError(
    'catalog_changed',
    `The catalog is not ${expected.join(' or ').slice(0, 200) || 'what a weak ETag names'} any more but ${head}: it was changed meanwhile. Read it again, then repeat your change with the new If-Match.`,
    412,
  );

export const documentUnknown = (sha256: string): UserError =>
  new UserError(
    'catalog_document_unknown',
    `There never was a catalog document ${sha256}. GET /api/catalog/history lists all.`,
    404,
  );

export const nothingToUndo = (): UserError =>
  new UserError('catalog_nothing_to_undo', 'The catalog has not been changed since it was seeded.', 409);
