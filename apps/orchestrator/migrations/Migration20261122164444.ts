import { Migration } from '@mikro-orm/migrations';

export class Migration20261122164444 extends Migration {
  override name = 'Migration20261122164444';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "orchestrator";`);
    this.addSql(
      `create table "orchestrator"."attempt" ("node_run_id" uuid not null, "attempt" int not null, "outcome" varchar(20) not null default 'open', "outputs" jsonb null, "logs" jsonb null, "failure" jsonb null, "environment" jsonb null, "worker" varchar(200) null, "delivery_count" int null, "traceparent" varchar(60) null, "dispatched_at" timestamptz not null default now(), "started_at" timestamptz null, "finished_at" timestamptz null, primary key ("node_run_id", "attempt"));`,
    );

    this.addSql(
      `create table "orchestrator"."dead_letter" ("id" bigserial primary key, "service" text not null, "subject" text not null, "field" text not null, "reason" text not null, "body" text not null, "received_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orchestrator"."node_run" ("id" uuid not null, "run_id" varchar(100) not null, "node_id" varchar(64) not null, "position" int not null, "step" varchar(100) not null, "version" int not null, "pool" varchar(30) not null, "requires" varchar(30) not null, "status" varchar(20) not null, "attempt" int not null, "failures" int not null, "failure" jsonb null, "next_attempt_at" timestamptz null, "queue_deadline_at" timestamptz null, "execution_deadline_at" timestamptz null, "dispatched_at" timestamptz null, "started_at" timestamptz null, "finished_at" timestamptz null, "traceparent" varchar(60) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "node_run_queue_deadline_index" on "orchestrator"."node_run" ("queue_deadline_at") where "status" = 'dispatched';`,
    );
    this.addSql(
      `create index "node_run_execution_deadline_index" on "orchestrator"."node_run" ("execution_deadline_at") where "status" = 'running';`,
    );
    this.addSql(
      `create index "node_run_next_attempt_index" on "orchestrator"."node_run" ("next_attempt_at") where "status" = 'retry_wait';`,
    );
    this.addSql(
      `create index "node_run_dispatched_at_index" on "orchestrator"."node_run" ("dispatched_at") where "status" in ('dispatched', 'running');`,
    );
    this.addSql(
      `alter table "orchestrator"."node_run" add constraint "node_run_run_id_node_id_unique" unique ("run_id", "node_id");`,
    );

    this.addSql(
      `create table "orchestrator"."outbox_message" ("id" bigserial primary key, "event" varchar(120) not null, "payload" jsonb not null, "traceparent" varchar(60) null, "created_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orchestrator"."run" ("id" varchar(100) not null, "delivery_id" varchar(100) not null, "order_line_id" varchar(100) not null, "run_class" varchar(10) not null, "workflow_key" varchar(63) not null, "workflow_version" int not null, "semantic_hash" varchar(68) not null, "pinned" jsonb not null, "status" varchar(20) not null, "failure" jsonb null, "revision" int not null default 0, "deadline_at" timestamptz not null, "traceparent" varchar(60) null, "created_at" timestamptz not null default now(), "finished_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "run_delivery_id_index" on "orchestrator"."run" ("delivery_id");`);
    this.addSql(`create index "run_created_at_index" on "orchestrator"."run" ("created_at");`);
    this.addSql(
      `create index "run_open_deadline_index" on "orchestrator"."run" ("deadline_at") where "status" = 'running';`,
    );

    this.addSql(
      `create table "orchestrator"."run_cancellation" ("run_id" varchar(100) not null, "reason" text not null, "requested_at" timestamptz not null default now(), primary key ("run_id"));`,
    );

    this.addSql(
      `create table "orchestrator"."run_plan" ("semantic_hash" varchar(68) not null, "plan" jsonb not null, "created_at" timestamptz not null default now(), primary key ("semantic_hash"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orchestrator"."attempt" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."dead_letter" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."node_run" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."outbox_message" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."run" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."run_cancellation" cascade;`);
    this.addSql(`drop table if exists "orchestrator"."run_plan" cascade;`);

    this.addSql(`drop schema if exists "orchestrator";`);
  }
}
