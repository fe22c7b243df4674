import type { MikroORM } from '@mikro-orm/postgresql';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';

/** A statement with `$1` … in it. Under its name each connection parses and plans it once. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/** Runs one statement outside any transaction: it is its own, and costs one round trip. */
export async function executePrepared<Row>(
  orm: MikroORM,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const pool = await (orm.em.getConnection() as unknown as PostgreSqlConnection).getNativeClient();
  const { rows } = await pool.query({ name, text, values: [...values] });
  return rows as Row[];
}
