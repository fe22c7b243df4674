import { Migration } from '@mikro-orm/migrations';

export class Migration20261122223442 extends Migration {
  override name = 'Migration20261122223442';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "comparison"."outbox_message" add "published_at" timestamptz null, add "published_to" varchar(40) null;`,
    );
    this.addSql(
      `create index "outbox_message_published_to_id_index" on "comparison"."outbox_message" ("published_to", "id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "comparison"."outbox_message_published_to_id_index";`);
    this.addSql(`alter table "comparison"."outbox_message" drop column "published_at", drop column "published_to";`);
  }
}
