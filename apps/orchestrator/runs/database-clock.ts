/**
 * PostgreSQL's time, without asking: every statement that reads or writes runs tells it, and this process's clock goes on
 * from there. All deadlines are set and checked by PostgreSQL itself; this is for what is only told.
 */
export class DatabaseClock {
  private aheadMs = 0;

  /** `databaseMs`: what PostgreSQL said just now, milliseconds since the epoch. */
  observe(databaseMs: number): void {
    this.aheadMs = databaseMs - Date.now();
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }
}
