import { Migration } from '@mikro-orm/migrations';

export class Migration20261129183029 extends Migration {
  override name = 'Migration20261129183029';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "run_workflow_key_created_at_index" on "orchestrator"."run" ("workflow_key", "created_at");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orchestrator"."run_workflow_key_created_at_index";`);
  }
}
