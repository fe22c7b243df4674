import type {
  AssignedMaterial,
  GuessedMaterial,
  ProductMaterialsReply,
  PutAssignment,
  SetAssignmentsRequest,
} from '#contracts';
import { instant, listOf, refTo, schemaOf, text, uuid } from './schema-of.js';
import type { Schema } from './schema-of.js';

const key: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
const part: Schema = { ...text, minLength: 1, maxLength: 500 };

/** What the routes of a product's materials take and give. */
export const productMaterialSchemas: Record<string, Schema> = {
  PutAssignment: schemaOf<PutAssignment>({ part, material: key }),
  SetAssignmentsRequest: schemaOf<SetAssignmentsRequest>({
    assignments: { ...listOf(refTo('PutAssignment')), minItems: 1, maxItems: 1000 },
  }),
  ProductMaterialsReply: schemaOf<ProductMaterialsReply>({
    product: key,
    assignments: listOf(schemaOf<AssignedMaterial>({ part, material: key, changedAt: instant })),
    guesses: listOf(
      schemaOf<GuessedMaterial>({ part: text, material: text, why: text, deliveryId: uuid, changedAt: instant }),
    ),
    warnings: listOf(schemaOf<ProductMaterialsReply['warnings'][number]>({ part, message: text })),
  }),
};
