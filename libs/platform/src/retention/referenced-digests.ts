import type { MikroORM } from '@mikro-orm/postgresql';
import type { ReferencesReply } from '#contracts';

const PAGE = 50_000;

/**
 * All sha256 digests in any text or JSON column of a schema, and so also in tables of later versions; one page at a
 * time. False positives are safe: what is named here is kept.
 */
export async function referencedDigests(orm: MikroORM, schema: string, after = ''): Promise<ReferencesReply> {
  const em = orm.em.fork();
  const columns = await em.execute<{ table: string; column: string }[]>(
    `select c.table_name as table, c.column_name as column
       from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = ? and t.table_type = 'BASE TABLE'
        and c.data_type in ('json', 'jsonb', 'text', 'character varying')`,
    [schema],
  );
  const found = columns.map(
    ({ table, column }) =>
      `select (regexp_matches("${column}"::text, '[0-9a-f]{64}', 'g'))[1] as digest from "${schema}"."${table}"`,
  );
  const rows = await em.execute<{ digest: string }[]>(
    `select distinct digest from (${found.join(' union all ')}) named where digest > ? order by digest limit ${PAGE}`,
    [after],
  );
  const digests = rows.map(({ digest }) => digest);
  return { digests, next: digests.length === PAGE ? (digests.at(-1) ?? null) : null };
}
