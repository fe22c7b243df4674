import { Migration } from '@mikro-orm/migrations';

export class Migration20261122145446 extends Migration {
  override name = 'Migration20261122145446';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "registry";`);
    this.addSql(
      `create table "registry"."published_definition" ("step" varchar(100) not null, "version" int not null, "hash" varchar(100) not null, "definition" jsonb not null, "published_at" timestamptz not null default now(), primary key ("step", "version"));`,
    );

    this.addSql(
      `create table "registry"."workflow_version" ("key" varchar(63) not null, "version" int not null, "label" varchar(200) not null, "semantic_hash" varchar(68) not null, "workflow" jsonb not null, "lock" jsonb not null, "definitions" jsonb not null, "published_at" timestamptz not null default now(), primary key ("key", "version"));`,
    );
    this.addSql(
      `create index "workflow_version_key_semantic_hash_index" on "registry"."workflow_version" ("key", "semantic_hash");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "registry"."published_definition" cascade;`);
    this.addSql(`drop table if exists "registry"."workflow_version" cascade;`);

    this.addSql(`drop schema if exists "registry";`);
  }
}
