import { Migration } from '@mikro-orm/migrations';

export class Migration20261128184429 extends Migration {
  override name = 'Migration20261128184429';

  override up(): void | Promise<void> {
    this.addSql(`alter table "orders"."media_asset" add "position" int not null default 0;`);

    this.addSql(`alter table "orders"."path_run" add "notifies" jsonb not null default '[]';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "orders"."media_asset" drop column "position";`);

    this.addSql(`alter table "orders"."path_run" drop column "notifies";`);
  }
}
