import type { EntityManager, MikroORM, PostgreSqlConnection } from '@mikro-orm/postgresql';

/** A statement with `$1` … in it. Each connection parses and plans it once under its name. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/** Runs one statement outside any transaction: autocommit, one round trip. */
export async function executePrepared<Row>(
  orm: MikroORM,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const pool = await (orm.em.getConnection() as unknown as PostgreSqlConnection).getNativeClient();
  const { rows } = await pool.query({ name, text, values: [...values] });
  return rows as Row[];
}

/** The same statement inside the ORM's transaction, whose parameters have no numbers. */
export async function executeWithin<Row>(
  em: EntityManager,
  { text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const used = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => values[Number(number) - 1]);
  return em.execute<Row[]>(text.replaceAll(/\$\d+/g, '?'), used);
}
