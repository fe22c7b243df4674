import { Migration } from '@mikro-orm/migrations';

export class Migration20261122222531 extends Migration {
  override name = 'Migration20261122222531';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "orchestrator"."node_cache" ("key" varchar(64) not null, "workflow_key" varchar(63) not null, "node_id" varchar(80) not null, "step" varchar(100) not null, "version" int not null, "fields" jsonb not null, "node_run_id" uuid not null, "attempt" int not null, "created_at" timestamptz not null default now(), "last_used_at" timestamptz not null default now(), primary key ("key"));`,
    );
    this.addSql(
      `create index "node_cache_workflow_key_node_id_created_at_index" on "orchestrator"."node_cache" ("workflow_key", "node_id", "created_at");`,
    );
    this.addSql(
      `create index "node_cache_step_created_at_index" on "orchestrator"."node_cache" ("step", "created_at");`,
    );
    this.addSql(`create index "node_cache_last_used_at_index" on "orchestrator"."node_cache" ("last_used_at");`);

    this.addSql(
      `create table "orchestrator"."paused_pool" ("pool" varchar(30) not null, "reason" text not null, "paused_at" timestamptz not null default now(), primary key ("pool"));`,
    );

    this.addSql(`alter table "orchestrator"."attempt" add "reused_from" jsonb null, add "cache" jsonb null;`);

    this.addSql(
      `alter table "orchestrator"."dead_letter" add "is_cut" boolean not null default false, add "requeued_at" timestamptz null, add "discarded_at" timestamptz null;`,
    );
    // So far only the first 2,000 characters were kept.
    this.addSql(`update "orchestrator"."dead_letter" set "is_cut" = true where length("body") >= 2000;`);

    this.addSql(`alter table "orchestrator"."node_run" add "ready_at" timestamptz null;`);
    this.addSql(
      `alter table "orchestrator"."node_run" alter column "node_id" type varchar(80) using ("node_id"::varchar(80));`,
    );
    this.addSql(
      `create index "node_run_ready_at_index" on "orchestrator"."node_run" ("ready_at") where "status" = 'ready';`,
    );

    this.addSql(
      `alter table "orchestrator"."run" add "spread" jsonb null, add "bypass_cache" boolean not null default false, add "paused_at" timestamptz null, add "pause_reason" text null, add "rerun_of" varchar(100) null, add "reuse" jsonb null;`,
    );
    this.addSql(`create index "run_order_line_id_index" on "orchestrator"."run" ("order_line_id");`);
    this.addSql(
      `create index "run_finished_at_index" on "orchestrator"."run" ("finished_at") where "status" <> 'running';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orchestrator"."node_cache" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."paused_pool" cascade;`);

    this.addSql(`alter table "orchestrator"."attempt" drop column "reused_from", drop column "cache";`);

    this.addSql(
      `alter table "orchestrator"."dead_letter" drop column "is_cut", drop column "requeued_at", drop column "discarded_at";`,
    );

    this.addSql(`drop index "orchestrator"."node_run_ready_at_index";`);
    this.addSql(`alter table "orchestrator"."node_run" drop column "ready_at";`);
    this.addSql(
      `alter table "orchestrator"."node_run" alter column "node_id" type varchar(64) using ("node_id"::varchar(64));`,
    );

    this.addSql(`drop index "orchestrator"."run_order_line_id_index";`);
    this.addSql(`drop index "orchestrator"."run_finished_at_index";`);
    this.addSql(
      `alter table "orchestrator"."run" drop column "spread", drop column "bypass_cache", drop column "paused_at", drop column "pause_reason", drop column "rerun_of", drop column "reuse";`,
    );
  }
}
