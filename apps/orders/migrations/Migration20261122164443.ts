import { Migration } from '@mikro-orm/migrations';

export class Migration20261122164443 extends Migration {
  override name = 'Migration20261122164443';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "orders";`);
    this.addSql(
      `create table "orders"."catalog_document" ("sha256" varchar(64) not null, "document" jsonb not null, "created_at" timestamptz not null default now(), primary key ("sha256"));`,
    );

    this.addSql(
      `create table "orders"."catalog_head" ("id" serial primary key, "sha256" varchar(64) not null, "changed_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orders"."dead_letter" ("id" bigserial primary key, "service" text not null, "subject" text not null, "field" text not null, "reason" text not null, "body" text not null, "received_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orders"."delivery" ("id" uuid not null, "order_line_id" uuid not null, "generation" int not null, "requested_mode" varchar(10) null, "mode" varchar(10) not null, "reason_code" varchar(60) not null, "state" varchar(10) not null default 'open', "legacy_only" boolean not null default false, "fallback_reason" varchar(60) null, "pinned" jsonb not null, "graph_run_id" uuid null, "accept_by" timestamptz null, "accepted_at" timestamptz null, "deadline_at" timestamptz null, "committed_path" varchar(10) null, "committed_run_id" uuid null, "failure" jsonb null, "traceparent" varchar(60) null, "created_at" timestamptz not null default now(), "settled_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "delivery_state_mode_legacy_only_index" on "orders"."delivery" ("state", "mode", "legacy_only");`,
    );
    this.addSql(
      `alter table "orders"."delivery" add constraint "delivery_order_line_id_generation_unique" unique ("order_line_id", "generation");`,
    );

    this.addSql(
      `create table "orders"."kill_switch" ("id" serial primary key, "on" boolean not null, "reason" text not null, "changed_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orders"."legacy_job" ("id" bigserial primary key, "delivery_id" uuid not null, "run_id" uuid not null, "state" varchar(10) not null default 'queued', "attempts" int not null default 0, "lease_until" timestamptz null, "started_at" timestamptz null, "created_at" timestamptz not null default now(), "finished_at" timestamptz null, "traceparent" varchar(60) null);`,
    );
    this.addSql(
      `alter table "orders"."legacy_job" add constraint "legacy_job_delivery_id_unique" unique ("delivery_id");`,
    );
    this.addSql(`create index "legacy_job_state_id_index" on "orders"."legacy_job" ("state", "id");`);

    this.addSql(
      `create table "orders"."media_asset" ("delivery_id" uuid not null, "name" varchar(120) not null, "run_id" uuid not null, "media_type" varchar(100) not null, "sha256" varchar(64) not null, "byte_length" bigint not null, "width" int null, "height" int null, "created_at" timestamptz not null default now(), primary key ("delivery_id", "name"));`,
    );

    this.addSql(
      `create table "orders"."notification" ("id" bigserial primary key, "delivery_id" uuid not null, "dedupe_key" varchar(400) not null, "channel" varchar(20) not null, "recipient" varchar(320) not null, "template" varchar(100) not null, "subject" varchar(500) not null, "body" text not null, "state" varchar(10) not null default 'pending', "created_at" timestamptz not null default now(), "sent_at" timestamptz null);`,
    );
    this.addSql(
      `alter table "orders"."notification" add constraint "notification_dedupe_key_unique" unique ("dedupe_key");`,
    );
    this.addSql(`create index "notification_state_index" on "orders"."notification" ("state");`);

    this.addSql(
      `create table "orders"."customer_order" ("id" uuid not null, "number" varchar(40) not null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(
      `alter table "orders"."customer_order" add constraint "customer_order_number_unique" unique ("number");`,
    );

    this.addSql(
      `create table "orders"."order_line" ("id" uuid not null, "order_id" uuid not null, "position" int not null, "product" varchar(63) not null, "output_type" varchar(63) not null, primary key ("id"));`,
    );
    this.addSql(`create index "order_line_order_id_index" on "orders"."order_line" ("order_id");`);

    this.addSql(
      `create table "orders"."outbox_message" ("id" bigserial primary key, "event" varchar(120) not null, "payload" jsonb not null, "traceparent" varchar(60) null, "created_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orders"."path_run" ("run_id" uuid not null, "delivery_id" uuid not null, "path" varchar(10) not null, "may_commit" boolean not null, "state" varchar(12) not null default 'requested', "evidence" jsonb null, "created_at" timestamptz not null default now(), "finished_at" timestamptz null, primary key ("run_id"));`,
    );
    this.addSql(`create index "path_run_delivery_id_index" on "orders"."path_run" ("delivery_id");`);

    this.addSql(
      `create table "orders"."product" ("key" varchar(63) not null, "name" varchar(200) not null, "file_name" varchar(400) not null, "file_sha256" varchar(64) not null, "file_byte_length" bigint not null, "created_at" timestamptz not null default now(), "changed_at" timestamptz not null default now(), primary key ("key"));`,
    );

    this.addSql(
      `create table "orders"."product_material" ("product" varchar(63) not null, "part" text not null, "material" varchar(100) not null, "why" text not null, "delivery_id" uuid null, "changed_at" timestamptz not null default now(), primary key ("product", "part"));`,
    );

    this.addSql(
      `create table "orders"."rollout" ("workflow" varchar(63) not null, "output_type" varchar(63) not null, "mode" varchar(10) not null, "changed_at" timestamptz not null default now(), primary key ("workflow", "output_type"));`,
    );

    this.addSql(
      `create table "orders"."skipped_catalog_write" ("id" bigserial primary key, "delivery_id" uuid not null, "product" varchar(63) not null, "part" text not null, "wanted" varchar(100) not null, "found" varchar(100) null, "created_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "orders"."staged_effect" ("run_id" uuid not null, "kind" varchar(20) not null, "position" int not null, "payload" jsonb not null, primary key ("run_id", "kind", "position"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orders"."catalog_document" cascade;`);
    this.addSql(`drop table if exists "orders"."catalog_head" cascade;`);
    this.addSql(`drop table if exists "orders"."dead_letter" cascade;`);
    this.addSql(`drop table if exists "orders"."delivery" cascade;`);
    this.addSql(`drop table if exists "orders"."kill_switch" cascade;`);
    this.addSql(`drop table if exists "orders"."legacy_job" cascade;`);
    this.addSql(`drop table if exists "orders"."media_asset" cascade;`);
    this.addSql(`drop table if exists "orders"."notification" cascade;`);
    this.addSql(`drop table if exists "orders"."customer_order" cascade;`);
    this.addSql(`drop table if exists "orders"."order_line" cascade;`);
    this.addSql(`drop table if exists "orders"."outbox_message" cascade;`);
    this.addSql(`drop table if exists "orders"."path_run" cascade;`);
    this.addSql(`drop table if exists "orders"."product" cascade;`);
    this.addSql(`drop table if exists "orders"."product_material" cascade;`);
    this.addSql(`drop table if exists "orders"."rollout" cascade;`);
    this.addSql(`drop table if exists "orders"."skipped_catalog_write" cascade;`);
    this.addSql(`drop table if exists "orders"."staged_effect" cascade;`);

    this.addSql(`drop schema if exists "orders";`);
  }
}
