/**
 * Wakes workers when the first task for them is stored, and once more when all are: not for every task, and not before it
 * can be pulled.
 */
export class TaskHints {
  private readonly counts = new Map<string, number>();

  constructor(private readonly say: (subject: string) => void) {}

  stored(subject: string): void {
    const before = this.counts.get(subject) ?? 0;
    this.counts.set(subject, before + 1);
    if (before === 0) this.say(subject);
  }

  end(): void {
    for (const [subject, count] of this.counts) if (count > 1) this.say(subject);
  }
}
