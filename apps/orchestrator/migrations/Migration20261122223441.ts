import { Migration } from '@mikro-orm/migrations';

export class Migration20261122223441 extends Migration {
  override name = 'Migration20261122223441';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orchestrator"."outbox_message" add "published_at" timestamptz null, add "published_to" varchar(40) null;`,
    );
    this.addSql(
      `create index "outbox_message_published_to_id_index" on "orchestrator"."outbox_message" ("published_to", "id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orchestrator"."outbox_message_published_to_id_index";`);
    this.addSql(`alter table "orchestrator"."outbox_message" drop column "published_at", drop column "published_to";`);
  }
}
