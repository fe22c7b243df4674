import { Migration } from '@mikro-orm/migrations';

export class Migration20261122213637 extends Migration {
  override name = 'Migration20261122213637';

  override up(): void | Promise<void> {
    this.addSql(`create index "run_order_line_id_index" on "orchestrator"."run" ("order_line_id");`);
    this.addSql(
      `create index "run_finished_at_index" on "orchestrator"."run" ("finished_at") where "status" <> 'running';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orchestrator"."run_order_line_id_index";`);
    this.addSql(`drop index "orchestrator"."run_finished_at_index";`);
  }
}
