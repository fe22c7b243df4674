import { Migration } from '@mikro-orm/migrations';

export class Migration20261122164446 extends Migration {
  override name = 'Migration20261122164446';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "comparison";`);
    this.addSql(
      `create table "comparison"."comparison" ("id" uuid not null, "run_id" text not null, "delivery_id" text not null, "order_line_id" text not null, "verdict" varchar(20) not null, "aspects" jsonb not null, "reasons" jsonb not null, "compared_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "comparison"."comparison" add constraint "comparison_run_id_unique" unique ("run_id");`);
    this.addSql(`create index "comparison_delivery_id_index" on "comparison"."comparison" ("delivery_id");`);
    this.addSql(`create index "comparison_compared_at_index" on "comparison"."comparison" ("compared_at");`);

    this.addSql(
      `create table "comparison"."dead_letter" ("id" bigserial primary key, "service" text not null, "subject" text not null, "field" text not null, "reason" text not null, "body" text not null, "received_at" timestamptz not null default now());`,
    );

    this.addSql(
      `create table "comparison"."graph_evidence" ("run_id" text not null, "delivery_id" text not null, "evidence" jsonb not null, "traceparent" text null, "received_at" timestamptz not null default now(), "compared_at" timestamptz null, primary key ("run_id"));`,
    );
    this.addSql(`create index "graph_evidence_delivery_id_index" on "comparison"."graph_evidence" ("delivery_id");`);
    this.addSql(
      `create index "graph_evidence_compared_at_received_at_index" on "comparison"."graph_evidence" ("compared_at", "received_at");`,
    );

    this.addSql(
      `create table "comparison"."legacy_evidence" ("delivery_id" text not null, "evidence" jsonb not null, "traceparent" text null, "received_at" timestamptz not null default now(), primary key ("delivery_id"));`,
    );

    this.addSql(
      `create table "comparison"."outbox_message" ("id" bigserial primary key, "event" varchar(120) not null, "payload" jsonb not null, "traceparent" varchar(60) null, "created_at" timestamptz not null default now());`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "comparison"."comparison" cascade;`);
    this.addSql(`drop table if exists "comparison"."dead_letter" cascade;`);
    this.addSql(`drop table if exists "comparison"."graph_evidence" cascade;`);
    this.addSql(`drop table if exists "comparison"."legacy_evidence" cascade;`);
    this.addSql(`drop table if exists "comparison"."outbox_message" cascade;`);

    this.addSql(`drop schema if exists "comparison";`);
  }
}
