import { Migration } from '@mikro-orm/migrations';

export class Migration20261122180001 extends Migration {
  override name = 'Migration20261122180001';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orders"."notification" add "attempts" int not null default 0, add "next_attempt_at" timestamptz not null default now(), add "claim" uuid null, add "lease_until" timestamptz null, add "last_error" jsonb null, add "sink" varchar(20) null, add "provider_message_id" varchar(300) null, add "updated_at" timestamptz not null default now();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "orders"."notification" drop column "attempts", drop column "next_attempt_at", drop column "claim", drop column "lease_until", drop column "last_error", drop column "sink", drop column "provider_message_id", drop column "updated_at";`,
    );
  }
}
