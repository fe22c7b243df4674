import { Migration } from '@mikro-orm/migrations';

export class Migration20261122221601 extends Migration {
  override name = 'Migration20261122221601';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "orchestrator"."paused_pool" ("pool" varchar(30) not null, "reason" text not null, "paused_at" timestamptz not null default now(), primary key ("pool"));`,
    );

    this.addSql(`alter table "orchestrator"."attempt" add "reused_from" jsonb null;`);

    this.addSql(
      `alter table "orchestrator"."dead_letter" add "is_cut" boolean not null default false, add "requeued_at" timestamptz null, add "discarded_at" timestamptz null;`,
    );

    this.addSql(`alter table "orchestrator"."node_run" add "ready_at" timestamptz null;`);
    this.addSql(
      `alter table "orchestrator"."node_run" alter column "node_id" type varchar(80) using ("node_id"::varchar(80));`,
    );
    this.addSql(
      `create index "node_run_ready_at_index" on "orchestrator"."node_run" ("ready_at") where "status" = 'ready';`,
    );

    this.addSql(
      `alter table "orchestrator"."run" add "spread" jsonb null, add "paused_at" timestamptz null, add "pause_reason" text null, add "rerun_of" varchar(100) null, add "reuse" jsonb null;`,
    );
    this.addSql(`create index "run_order_line_id_index" on "orchestrator"."run" ("order_line_id");`);
    this.addSql(
      `create index "run_finished_at_index" on "orchestrator"."run" ("finished_at") where "status" <> 'running';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orchestrator"."paused_pool" cascade;`);

    this.addSql(`alter table "orchestrator"."attempt" drop column "reused_from";`);

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
      `alter table "orchestrator"."run" drop column "spread", drop column "paused_at", drop column "pause_reason", drop column "rerun_of", drop column "reuse";`,
    );
  }
}
