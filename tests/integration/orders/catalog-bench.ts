import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createFolderArtifactStore } from '#artifacts';
import { seedCatalog } from '#steps';
import type { ArtifactStore } from '#artifacts';
import { CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { openOrdersDatabase } from './orders-database.js';

/** A seeded catalog on a database of its own; `query` reads the tables as they are. */
export interface CatalogBench {
  orm: MikroORM;
  artifacts: ArtifactStore;
  catalog: CatalogService;
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Head and number of history rows: what a refused edit must leave alone. */
  state(): Promise<{ sha256: string; changes: number; documents: number }>;
  close(): Promise<void>;
}

export async function openCatalogBench(name: string): Promise<CatalogBench> {
  const { orm, close } = await openOrdersDatabase(name);
  const folder = await mkdtemp(join(tmpdir(), 'hartomat-catalog-'));
  const artifacts = createFolderArtifactStore(folder);
  const catalog = new CatalogService(orm, artifacts);
  await catalog.seed(seedCatalog());
  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => orm.em.fork().execute<T[]>(sql, values);
  return {
    orm,
    artifacts,
    catalog,
    query,
    state: async () => {
      const [row] = await query<{ sha256: string; changes: string; documents: string }>(
        `select (select sha256 from orders.catalog_head) as sha256, (select count(*) from orders.catalog_edit) as changes,
                (select count(*) from orders.catalog_document) as documents`,
      );
      return { sha256: row?.sha256 ?? '', changes: Number(row?.changes), documents: Number(row?.documents) };
    },
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
