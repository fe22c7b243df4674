const KEPT = 5;

/** The report of a reload: "orders ready again after 1.4 s", and from the second one on the median of the last five. */
export class ReloadTimes {
  private readonly seconds: number[] = [];

  describe(name: string, milliseconds: number): string {
    this.seconds.push(milliseconds / 1000);
    const last = this.seconds.slice(-KEPT).sort((a, b) => a - b);
    const text = `${name} ready again after ${(milliseconds / 1000).toFixed(1)} s`;
    return last.length < 2 ? text : `${text} (median of ${last.length}: ${median(last).toFixed(1)} s)`;
  }
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
