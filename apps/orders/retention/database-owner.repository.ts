import type { MikroORM } from '@mikro-orm/postgresql';

/** A globally unique name of this database: no other has it, also on another server. */
export async function ownerOfDatabase(orm: MikroORM): Promise<string> {
  const [row] = await orm.em
    .fork()
    .execute<{ owner: string }[]>(
      `select md5((select system_identifier::text from pg_control_system()) || current_database()) as owner`,
    );
  return row?.owner ?? 'unknown';
}
