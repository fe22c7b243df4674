import { Migration } from '@mikro-orm/migrations';

export class Migration20261129180645 extends Migration {
  override name = 'Migration20261129180645';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "registry"."workflow_draft" add "changed_by" varchar(100) null, add "archived_by" varchar(100) null;`,
    );

    this.addSql(`alter table "registry"."workflow_version" add "published_by" varchar(100) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "registry"."workflow_draft" drop column "changed_by", drop column "archived_by";`);

    this.addSql(`alter table "registry"."workflow_version" drop column "published_by";`);
  }
}
