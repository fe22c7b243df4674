import { UserError } from '#platform/http';
import { nearKeys } from './near-keys.js';

export const productNotFound = (product: string): UserError =>
  new UserError('product_not_found', `There is no product "${product}". GET /api/products lists all there are.`, 404);

/** `unknown` are places in the request and the materials that the catalog does not have. */
export function unknownMaterials(unknown: { at: number; material: string }[], known: string[]): UserError {
  const errors = unknown.map(({ at, material }) => ({
    pointer: `/assignments/${at}/material`,
    message: `There is no material "${material}" in the catalog. ${nearKeys(material, known)}`,
  }));
  return new UserError('unknown_reference', errors[0]?.message ?? '', 422, errors);
}

export const assignmentNotFound = (product: string, part: string, assigned: string[]): UserError =>
  new UserError(
    'assignment_not_found',
    `No material is assigned to the part ${JSON.stringify(part)} of product "${product}". ${nearKeys(part, assigned)}`,
    404,
  );
