import { Migration } from '@mikro-orm/migrations';

export class Migration20261122211957 extends Migration {
  override name = 'Migration20261122211957';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "comparison"."dead_letter" add "is_cut" boolean not null default false, add "requeued_at" timestamptz null, add "discarded_at" timestamptz null;`,
    );
    // So far only the first 2,000 characters were kept.
    this.addSql(`update "comparison"."dead_letter" set "is_cut" = true where length("body") >= 2000;`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "comparison"."dead_letter" drop column "is_cut", drop column "requeued_at", drop column "discarded_at";`,
    );
  }
}
