import { Migration } from '@mikro-orm/migrations';

export class Migration20261122223439 extends Migration {
  override name = 'Migration20261122223439';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orders"."outbox_message" add "published_at" timestamptz null, add "published_to" varchar(40) null;`,
    );
    this.addSql(
      `create index "outbox_message_published_to_id_index" on "orders"."outbox_message" ("published_to", "id");`,
    );

    this.addSql(
      `create index "path_run_created_at_index" on "orders"."path_run" ("created_at") where state = 'requested';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orders"."outbox_message_published_to_id_index";`);
    this.addSql(`alter table "orders"."outbox_message" drop column "published_at", drop column "published_to";`);

    this.addSql(`drop index "orders"."path_run_created_at_index";`);
  }
}
