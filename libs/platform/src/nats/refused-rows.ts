/** Before a refused row is tried again. */
const PAUSE_MS = 5000;
/** So often is one refused while others are taken before it is given up: for more than a minute and a half. */
const MOST = 20;
/** Of which there is hardly ever one. */
const MOST_ROWS = 5000;

/**
 * Which rows of an outbox the server refuses by themselves: they wait apart, so that those behind them are published, and
 * only what is refused while others are taken is given up in the end.
 */
export class RefusedRows {
  private readonly rows = new Map<string, { times: number; until: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Those that shall not be tried yet. */
  waiting(): string[] {
    const now = this.now();
    return [...this.rows].filter(([, { until }]) => until > now).map(([id]) => id);
  }

  /** Whether it is to be given up now. `othersPass`: others were taken at the same time. */
  refused(id: string, othersPass: boolean): boolean {
    const times = (this.rows.get(id)?.times ?? 0) + Number(othersPass);
    this.rows.delete(id);
    if (times >= MOST) return true;
    this.rows.set(id, { times, until: this.now() + PAUSE_MS });
    for (const oldest of this.rows.keys()) {
      if (this.rows.size <= MOST_ROWS) break;
      this.rows.delete(oldest);
    }
    return false;
  }

  published(id: string): void {
    this.rows.delete(id);
  }
}
