import { Migration } from '@mikro-orm/migrations';

export class Migration20261122211932 extends Migration {
  override name = 'Migration20261122211932';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "orchestrator"."node_cache" ("key" varchar(64) not null, "workflow_key" varchar(63) not null, "node_id" varchar(64) not null, "step" varchar(100) not null, "version" int not null, "fields" jsonb not null, "node_run_id" uuid not null, "attempt" int not null, "created_at" timestamptz not null default now(), "last_used_at" timestamptz not null default now(), primary key ("key"));`,
    );
    this.addSql(
      `create index "node_cache_workflow_key_node_id_created_at_index" on "orchestrator"."node_cache" ("workflow_key", "node_id", "created_at");`,
    );
    this.addSql(
      `create index "node_cache_step_created_at_index" on "orchestrator"."node_cache" ("step", "created_at");`,
    );
    this.addSql(`create index "node_cache_last_used_at_index" on "orchestrator"."node_cache" ("last_used_at");`);

    this.addSql(`alter table "orchestrator"."attempt" add "cache" jsonb null;`);

    this.addSql(`alter table "orchestrator"."run" add "bypass_cache" boolean not null default false;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orchestrator"."node_cache" cascade;`);

    this.addSql(`alter table "orchestrator"."attempt" drop column "cache";`);

    this.addSql(`alter table "orchestrator"."run" drop column "bypass_cache";`);
  }
}
