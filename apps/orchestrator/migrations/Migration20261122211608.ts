import { Migration } from '@mikro-orm/migrations';

export class Migration20261122211608 extends Migration {
  override name = 'Migration20261122211608';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orchestrator"."node_run" alter column "node_id" type varchar(80) using ("node_id"::varchar(80));`,
    );

    this.addSql(`alter table "orchestrator"."run" add "spread" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "orchestrator"."node_run" alter column "node_id" type varchar(64) using ("node_id"::varchar(64));`,
    );

    this.addSql(`alter table "orchestrator"."run" drop column "spread";`);
  }
}
