import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175300 extends Migration {
  override name = 'Migration20261122175300';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "registry"."preset_migration" ("id" bigserial primary key, "output_type" varchar(63) not null, "config" jsonb not null, "config_sha256" varchar(64) not null, "report" jsonb not null, "workflow" varchar(63) null, "version" int null, "workflow_before" varchar(63) not null, "migrated_at" timestamptz not null default now(), "rolled_back_at" timestamptz null);`,
    );
    this.addSql(
      `create index "preset_migration_output_type_id_index" on "registry"."preset_migration" ("output_type", "id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "registry"."preset_migration" cascade;`);
  }
}
