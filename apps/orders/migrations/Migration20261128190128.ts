import { Migration } from '@mikro-orm/migrations';

export class Migration20261128190128 extends Migration {
  override name = 'Migration20261128190128';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "orders"."product_guess" ("product" varchar(63) not null, "position" int not null, "part" text not null, "material" text not null, "why" text not null, "delivery_id" uuid not null, "changed_at" timestamptz not null default now(), primary key ("product", "position"));`,
    );
    // Deliveries wrote what they had chosen as if a person had decided it.
    this.addSql(
      `insert into "orders"."product_guess" ("product", "position", "part", "material", "why", "delivery_id", "changed_at") select "product", row_number() over (partition by "product" order by "part") - 1, "part", "material", "why", "delivery_id", "changed_at" from "orders"."product_material" where "delivery_id" is not null;`,
    );
    this.addSql(`delete from "orders"."product_material" where "delivery_id" is not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `insert into "orders"."product_material" ("product", "part", "material", "why", "delivery_id", "changed_at") select "product", "part", "material", "why", "delivery_id", "changed_at" from "orders"."product_guess" on conflict do nothing;`,
    );
    this.addSql(`drop table if exists "orders"."product_guess" cascade;`);
  }
}
