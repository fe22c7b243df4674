import { Migration } from '@mikro-orm/migrations';

export class Migration20261129175847 extends Migration {
  override name = 'Migration20261129175847';

  override up(): void | Promise<void> {
    this.addSql(`create index "customer_order_created_at_id_index" on "orders"."customer_order" ("created_at", "id");`);

    this.addSql(`create index "order_line_output_type_index" on "orders"."order_line" ("output_type");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orders"."customer_order_created_at_id_index";`);

    this.addSql(`drop index "orders"."order_line_output_type_index";`);
  }
}
