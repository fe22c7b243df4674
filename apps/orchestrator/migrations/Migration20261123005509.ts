import { Migration } from '@mikro-orm/migrations';

export class Migration20261123005509 extends Migration {
  override name = 'Migration20261123005509';

  override up(): void | Promise<void> {
    this.addSql(`drop index "orchestrator"."node_run_dispatched_at_index";`);
    this.addSql(`drop index "orchestrator"."node_run_queue_deadline_index";`);
    this.addSql(
      `create index "node_run_open_index" on "orchestrator"."node_run" ("status", "queue_deadline_at") where "status" in ('ready', 'dispatched', 'running');`,
    );
    // Room in the page for the newer versions of a row: no index has to be told of those. An attempt grows by its result.
    this.addSql(`alter table "orchestrator"."attempt" set (fillfactor = 33);`);
    this.addSql(`alter table "orchestrator"."run" set (fillfactor = 50);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "orchestrator"."run" reset (fillfactor);`);
    this.addSql(`alter table "orchestrator"."attempt" reset (fillfactor);`);
    this.addSql(`drop index "orchestrator"."node_run_open_index";`);
    this.addSql(
      `create index "node_run_dispatched_at_index" on "orchestrator"."node_run" ("dispatched_at") where "status" in ('dispatched', 'running');`,
    );
    this.addSql(
      `create index "node_run_queue_deadline_index" on "orchestrator"."node_run" ("queue_deadline_at") where "status" = 'dispatched';`,
    );
  }
}
