import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';

/** Which pools are paused, as this process read it last: every sweep reads it again, and every orchestrator that changes it says so. */
@Injectable()
export class PausedPoolsService implements OnModuleInit {
  private paused: ReadonlySet<string> = new Set();

  constructor(private readonly orm: MikroORM) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  isPaused(pool: string): boolean {
    return this.paused.has(pool);
  }

  list(): string[] {
    return [...this.paused].sort();
  }

  async refresh(): Promise<void> {
    const rows = await this.orm.em.fork().execute<{ pool: string }[]>('select pool from orchestrator.paused_pool');
    this.paused = new Set(rows.map(({ pool }) => pool));
  }

  /** Keeps the reason of the first who asked. */
  async pause(pool: string, reason: string): Promise<void> {
    await this.orm.em
      .fork()
      .execute('insert into orchestrator.paused_pool (pool, reason) values (?, ?) on conflict (pool) do nothing', [
        pool,
        reason,
      ]);
    await this.refresh();
  }

  async resume(pool: string): Promise<void> {
    await this.orm.em.fork().execute('delete from orchestrator.paused_pool where pool = ?', [pool]);
    await this.refresh();
  }
}
