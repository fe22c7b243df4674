import type { EntityManager, InferKyselyDB } from '@mikro-orm/postgresql';

const NAMES = { columnNamingStrategy: 'property' } as const;

/** Tables of entities, with columns named as the entities' properties. */
export type TablesOf<Entities extends { name: string }> = InferKyselyDB<Entities, typeof NAMES>;

/**
 * Kysely's typed query builder over tables of a schema, in the transaction of `em` where it is in one. Rows have the
 * entities' property names, so no mapping by hand is needed.
 */
export const typedTables = <Entities extends { name: string }>(em: EntityManager, schema: string) =>
  em.getKysely<TablesOf<Entities>, typeof NAMES>(NAMES).withSchema(schema);
