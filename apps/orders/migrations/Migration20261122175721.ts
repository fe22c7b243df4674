import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175721 extends Migration {
  override name = 'Migration20261122175721';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "orders"."catalog_edit" ("id" bigserial primary key, "sha256" varchar(64) not null, "previous" varchar(64) null, "action" varchar(10) not null, "kind" varchar(20) null, "key" varchar(100) null, "reason" text null, "undo_of" bigint null, "changed_at" timestamptz not null default now());`,
    );
    // A catalog that is there has a beginning, too.
    this.addSql(
      `insert into "orders"."catalog_edit" ("sha256", "action", "changed_at") select "sha256", 'seed', "changed_at" from "orders"."catalog_head";`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "orders"."catalog_edit" cascade;`);
  }
}
