import { Migration } from '@mikro-orm/migrations';

export class Migration20261128190726 extends Migration {
  override name = 'Migration20261128190726';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "comparison"."graph_evidence" add "attempts" smallint not null default 0, add "postponements" smallint not null default 0, add "next_try_at" timestamptz null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "comparison"."graph_evidence" drop column "attempts", drop column "postponements", drop column "next_try_at";`,
    );
  }
}
