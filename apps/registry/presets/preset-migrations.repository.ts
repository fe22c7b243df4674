import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ListPresetMigrationsRequest, NewestPresetMigration, PresetMigrationReply } from '#contracts';
import type { PresetNote } from '#workflow-core';
import type { KeptMigration } from './decide-migration.js';

/** An answer has to fit into one message of the bus. */
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

/** The kept configs: rows are added and marked as rolled back, and there is nothing that deletes one. */
@Injectable()
export class PresetMigrationsRepository {
  constructor(private readonly em: EntityManager) {}

  /** The newest migration of an output type. */
  async newest(outputType: string, em: EntityManager = this.em.fork()): Promise<KeptMigration | null> {
    const [row] = await em.execute<KeptMigration[]>(
      `select m.config_sha256 as "configSha256", m.report, m.workflow, m.version, m.workflow_before as "workflowBefore",
              m.rolled_back_at is not null as "rolledBack", v.semantic_hash as "semanticHash"
         from registry.preset_migration m
         left join registry.workflow_version v on v.key = m.workflow and v.version = m.version
        where m.output_type = ? order by m.id desc limit 1`,
      [outputType],
    );
    return row ?? null;
  }

  /** The newest migration of each output type. */
  newestOf(outputTypes: string[]): Promise<NewestPresetMigration[]> {
    return this.em.fork().execute<NewestPresetMigration[]>(
      `select distinct on (output_type) output_type as "outputType", config_sha256 as "configSha256", workflow,
              workflow_before as "workflowBefore", rolled_back_at is not null as "rolledBack"
         from registry.preset_migration
        where output_type in (select jsonb_array_elements_text(?::jsonb)) order by output_type, id desc`,
      [JSON.stringify(outputTypes)],
    );
  }

  /** Whether a workflow key was ever written by a migration. */
  async isOurs(workflow: string, em: EntityManager = this.em.fork()): Promise<boolean> {
    const rows = await em.execute<unknown[]>('select 1 from registry.preset_migration where workflow = ? limit 1', [
      workflow,
    ]);
    return rows.length > 0;
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

  /** Marks the newest migration of each output type; one that is marked already keeps its time. */
  async markRolledBack(outputTypes: string[]): Promise<void> {
    await this.em.fork().execute(
      `update registry.preset_migration set rolled_back_at = now()
        where rolled_back_at is null and id in (
          select max(id) from registry.preset_migration
           where output_type in (select jsonb_array_elements_text(?::jsonb)) group by output_type)`,
      [JSON.stringify(outputTypes)],
    );
  }

  /** One page, newest first; it ends where the next row would not fit, and the next page begins `before` its last id. */
  async page({ outputType, before }: ListPresetMigrationsRequest): Promise<PresetMigrationReply[]> {
    const rows = await this.em.fork().execute<PresetMigrationReply[]>(
      `select id, "outputType", config, "configSha256", report, workflow, version, "workflowBefore", "migratedAt", "rolledBackAt"
         from (
           select id, output_type as "outputType", config, config_sha256 as "configSha256", report, workflow, version,
                  workflow_before as "workflowBefore", migrated_at as "migratedAt", rolled_back_at as "rolledBackAt",
                  sum(octet_length(config::text) + octet_length(report::text)) over newest_first as bytes,
                  row_number() over newest_first as place
             from registry.preset_migration
            where (?::text is null or output_type = ?) and (?::bigint is null or id < ?)
           window newest_first as (order by id desc)) as placed
        where place = 1 or (bytes < ? and place <= ?) order by id desc`,
      [outputType ?? null, outputType ?? null, before ?? null, before ?? null, PAGE_BYTES, PAGE_ROWS],
    );
    return rows.map((row) => ({
      ...row,
      id: Number(row.id),
      migratedAt: new Date(row.migratedAt).toISOString(),
      rolledBackAt: row.rolledBackAt && new Date(row.rolledBackAt).toISOString(),
    }));
  }
}
