import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestInstance } from './test-instance.js';

/** The written state: a digest and the row count of each table of all services, and the number of artifacts. */
export async function writtenState(instance: TestInstance): Promise<Record<string, unknown>> {
  const tables = await instance.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
  );
  const rows = await instance.query<{ name: string; rows: number; digest: string | null }>(each.join(' union all '));
  // Half an upload is removed just after its answer, and is no artifact.
  const stored = join(fileURLToPath(instance.settings.artifactsUrl), 'cas');
  const files = await readdir(stored, { recursive: true, withFileTypes: true });
  return {
    ...Object.fromEntries(rows.map((table) => [table.name, `${table.rows} ${table.digest}`])),
    artifacts: files.filter((file) => file.isFile()).length,
  };
}
