import { Migration } from '@mikro-orm/migrations';

export class Migration20261128185129 extends Migration {
  override name = 'Migration20261128185129';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "orders"."legacy_job" add "holder" jsonb null, add "step" varchar(60) null, add "next_attempt_at" timestamptz not null default now(), add "failures" int not null default 0, add "repeats" int not null default 0, add "last_failure" jsonb null, add "last_failed_at" timestamptz null;`,
    );
    this.addSql(
      `create index "legacy_job_finished_at_index" on "orders"."legacy_job" ("finished_at") where state = 'succeeded';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "orders"."legacy_job_finished_at_index";`);
    this.addSql(
      `alter table "orders"."legacy_job" drop column "holder", drop column "step", drop column "next_attempt_at", drop column "failures", drop column "repeats", drop column "last_failure", drop column "last_failed_at";`,
    );
  }
}
