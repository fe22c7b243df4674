import { Migration } from '@mikro-orm/migrations';

export class Migration20261129183025 extends Migration {
  override name = 'Migration20261129183025';

  override up(): void | Promise<void> {
    this.addSql(`alter table "registry"."workflow_draft" add "issue_counts" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "registry"."workflow_draft" drop column "issue_counts";`);
  }
}
