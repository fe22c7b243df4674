import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ListPresetMigrationsRequest, NewestPresetMigration, PresetMigrationReply } from '#contracts';
import { isoTime } from '#platform/orm';
import type { PresetNote } from '#workflow-core';
import { registryTables } from '../registry.orm.config.js';
import type { KeptMigration } from './decide-migration.js';

/** Keeps a reply below the bus's `max_payload`. */
const PAGE_BYTES = 600_000;
const PAGE_ROWS = 200;

export interface NewMigration {
  outputType: string;
  /** Canonical JSON. */
  config: string;
  configSha256: string;
  report: PresetNote[];
  workflow: string | null;
  version: number | null;
  workflowBefore: string;
}

/** The migrated configs: rows are added and marked as rolled back, never deleted. */
@Injectable()
export class PresetMigrationsRepository {
  constructor(private readonly em: EntityManager) {}

  /** The newest migration of an output type. */
  async newest(outputType: string, em: EntityManager = this.em.fork()): Promise<KeptMigration | null> {
    const row = await registryTables(em)
      .selectFrom('preset_migration as m')
      .leftJoin('workflow_version as v', (join) =>
        join.onRef('v.key', '=', 'm.workflow').onRef('v.version', '=', 'm.version'),
      )
      .select(['m.configSha256', 'm.report', 'm.workflow', 'm.version', 'm.workflowBefore', 'm.rolledBackAt'])
      .select('v.semanticHash')
      .where('m.outputType', '=', outputType)
      .orderBy('m.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? markedOf(row) : null;
  }

  /** The newest migration of each output type. */
  async newestOf(outputTypes: string[]): Promise<NewestPresetMigration[]> {
    const rows = await registryTables(this.em.fork())
      .selectFrom('preset_migration')
      .distinctOn('outputType')
      .select(['outputType', 'configSha256', 'workflow', 'workflowBefore', 'rolledBackAt'])
      .where((by) => by('outputType', '=', by.fn.any(by.val(outputTypes))))
      .orderBy('outputType')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(markedOf);
  }

  /** Whether a migration ever published this workflow key. */
  async isOurs(workflow: string, em: EntityManager = this.em.fork()): Promise<boolean> {
    const migrations = registryTables(em).selectFrom('preset_migration').select('id').where('workflow', '=', workflow);
    return (await migrations.limit(1).executeTakeFirst()) !== undefined;
  }

  async add(em: EntityManager, migration: NewMigration): Promise<void> {
    const { outputType, config, configSha256, report, workflow, version, workflowBefore } = migration;
    await em.execute(
      `insert into registry.preset_migration
         (output_type, config, config_sha256, report, workflow, version, workflow_before)
       values (?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)`,
      [outputType, config, configSha256, JSON.stringify(report), workflow, version, workflowBefore],
    );
  }

  /** Marks the newest migration of each output type as rolled back; one that is marked already keeps its time. */
  async markRolledBack(outputTypes: string[]): Promise<void> {
    await this.em.fork().execute(
      `update registry.preset_migration set rolled_back_at = now()
        where rolled_back_at is null and id in (
          select max(id) from registry.preset_migration
           where output_type in (select jsonb_array_elements_text(?::jsonb)) group by output_type)`,
      [JSON.stringify(outputTypes)],
    );
  }

  /** One page, newest first; cut before the row that would exceed the size limit; the next page is `before` its last id. */
  async page({ outputType, before }: ListPresetMigrationsRequest): Promise<PresetMigrationReply[]> {
    let migrations = registryTables(this.em.fork())
      .selectFrom('preset_migration')
      .selectAll()
      .select((by) =>
        by.fn
          .agg<number>('row_number')
          .over((over) => over.orderBy('id', 'desc'))
          .as('place'),
      )
      .select((by) => {
        const sizeOf = (column: 'config' | 'report') =>
          by.fn<number>('octet_length', [by.cast<string>(column, 'text')]);
        const size = by(sizeOf('config'), '+', sizeOf('report'));
        return by.fn
          .sum<number>(size)
          .over((over) => over.orderBy('id', 'desc'))
          .as('bytes');
      });
    if (outputType !== undefined) migrations = migrations.where('outputType', '=', outputType);
    if (before !== undefined) migrations = migrations.where('id', '<', before);
    const rows = await registryTables(this.em.fork())
      .selectFrom(migrations.as('placed'))
      .selectAll()
      .where((by) => by.or([by('place', '=', 1), by.and([by('bytes', '<', PAGE_BYTES), by('place', '<=', PAGE_ROWS)])]))
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ place: _place, bytes: _bytes, ...row }) => ({
      ...row,
      id: Number(row.id),
      migratedAt: isoTime(row.migratedAt),
      rolledBackAt: isoTime(row.rolledBackAt),
    }));
  }
}

const markedOf = <Row extends { rolledBackAt: Date | null }>({ rolledBackAt, ...row }: Row) => ({
  ...row,
  rolledBack: rolledBackAt !== null,
});
