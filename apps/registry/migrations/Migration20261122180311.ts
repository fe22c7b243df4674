import { Migration } from '@mikro-orm/migrations';

export class Migration20261122180311 extends Migration {
  override name = 'Migration20261122180311';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "registry"."workflow_draft" ("key" varchar(63) not null, "label" varchar(200) not null, "workflow" jsonb not null, "lock" jsonb not null, "semantic_hash" varchar(68) null, "revision" int not null, "based_on" int null, "changed_at" timestamptz not null default now(), "archived_at" timestamptz null, primary key ("key"));`,
    );

    this.addSql(`alter table "registry"."workflow_version" add "note" varchar(1000) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "registry"."workflow_draft" cascade;`);

    this.addSql(`alter table "registry"."workflow_version" drop column "note";`);
  }
}
