import { defineConfig } from '@mikro-orm/postgresql';
import type { EntitySchema, Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { MigrationObject } from '@mikro-orm/core';
import { freeDeadConnections } from './free-dead-connections.js';

export interface SchemaOptions {
  /** The PostgreSQL schema that the service owns. */
  schema: string;
  databaseUrl: string;
  poolSize: number;
  entities: EntitySchema[];
  migrations: MigrationObject[];
  /** Where migrations and their snapshot are committed; used only by the tool that writes new ones. */
  migrationsPath?: string;
}

/** MikroORM options of one service: its own schema, its own migration table in it, migrations as a list (bundled). */
export function ormOptions(options: SchemaOptions): Options {
  return defineConfig({
    clientUrl: options.databaseUrl,
    schema: options.schema,
    entities: options.entities,
    extensions: [Migrator],
    pool: { min: 0, max: options.poolSize },
    driverOptions: { onPoolCreated: freeDeadConnections },
    discovery: { warnWhenNoEntities: false },
    migrations: {
      tableName: 'migration',
      path: options.migrationsPath,
      emit: 'ts',
      silent: true,
      // Without a path the migrator would leave its snapshot wherever a service was started.
      snapshot: options.migrationsPath !== undefined,
      snapshotName: '.snapshot',
      ...(options.migrations.length > 0 && { migrationsList: options.migrations }),
    },
  });
}
