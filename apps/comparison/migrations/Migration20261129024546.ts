import { Migration } from '@mikro-orm/migrations';

export class Migration20261129024546 extends Migration {
  override name = 'Migration20261129024546';

  override up(): void | Promise<void> {
    this.addSql(`alter table "comparison"."graph_evidence" add "lease_id" uuid null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "comparison"."graph_evidence" drop column "lease_id";`);
  }
}
