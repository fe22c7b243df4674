/** Delay before a refused row is retried. */
const PAUSE_MS = 5000;
/** A row is given up after so many refusals while others were published: after more than a minute and a half. */
const MAX_REFUSALS = 20;
/** Bounds the memory; refused rows are rare. */
const MAX_ROWS = 5000;

/**
 * The rows of an outbox that the server refused: they are deferred, so that those behind them are published, and only what
 * is refused while others are published is given up in the end.
 */
export class RefusedRows {
  private readonly rows = new Map<string, { times: number; until: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Ids of the rows that are not due yet. */
  deferred(): string[] {
    const now = this.now();
    return [...this.rows].filter(([, { until }]) => until > now).map(([id]) => id);
  }

  /** Whether the row is given up now. `othersPass`: others were published at the same time. */
  refused(id: string, othersPass: boolean): boolean {
    const times = (this.rows.get(id)?.times ?? 0) + Number(othersPass);
    this.rows.delete(id);
    if (times >= MAX_REFUSALS) return true;
    this.rows.set(id, { times, until: this.now() + PAUSE_MS });
    for (const oldest of this.rows.keys()) {
      if (this.rows.size <= MAX_ROWS) break;
      this.rows.delete(oldest);
    }
    return false;
  }

  published(id: string): void {
    this.rows.delete(id);
  }
}
