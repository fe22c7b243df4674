import { Migration } from '@mikro-orm/migrations';

export class Migration20261122174804 extends Migration {
  override name = 'Migration20261122174804';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orders"."customer_order" add "idempotency_key" varchar(200) null, add "request_sha256" varchar(64) null;`,
    );
    this.addSql(
      `alter table "orders"."customer_order" add constraint "customer_order_idempotency_key_unique" unique ("idempotency_key");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "orders"."customer_order" drop constraint "customer_order_idempotency_key_unique";`);
    this.addSql(`alter table "orders"."customer_order" drop column "idempotency_key", drop column "request_sha256";`);
  }
}
