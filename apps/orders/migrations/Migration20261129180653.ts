import { Migration } from '@mikro-orm/migrations';

export class Migration20261129180653 extends Migration {
  override name = 'Migration20261129180653';

  override up(): void | Promise<void> {
    this.addSql(`alter table "orders"."catalog_edit" add "changed_by" varchar(100) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "orders"."catalog_edit" drop column "changed_by";`);
  }
}
