import { Migration } from '@mikro-orm/migrations';

export class Migration20261122213049 extends Migration {
  override name = 'Migration20261122213049';

  override up(): void | Promise<void> {
    this.addSql(`alter table "orchestrator"."node_run" add "ready_at" timestamptz null;`);
    this.addSql(
      `create index "node_run_ready_at_index" on "orchestrator"."node_run" ("ready_at") where "status" = 'ready';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orchestrator"."node_run_ready_at_index";`);
    this.addSql(`alter table "orchestrator"."node_run" drop column "ready_at";`);
  }
}
