import { MikroORM } from '@mikro-orm/postgresql';
import { openArtifactStore } from '#platform/artifacts';
import { ormOptions } from '#platform/orm';
import type { OutputType } from '#steps';
import { CatalogService } from '../../apps/orders/catalog/catalog.service.js';
import { ordersDatabase } from '../../apps/orders/orders.orm.config.js';
import type { TestInstance } from '../instance/test-instance.js';

/** Puts output types into the catalog of an instance whose orders service has seeded it. */
export async function seedOutputTypes({ settings }: TestInstance, outputTypes: OutputType[]): Promise<void> {
  const { databaseUrl, artifactsUrl } = settings;
  const orm = await MikroORM.init(ormOptions(ordersDatabase({ databaseUrl, databasePoolSize: 2 })));
  try {
    const catalog = new CatalogService(orm, openArtifactStore(artifactsUrl));
    await catalog.edit(outputTypes.map(({ key, ...value }) => ({ kind: 'output-type', action: 'put', key, value })));
  } finally {
    await orm.close(true);
  }
}
