/**
 * Draws one thing after another, always the latest that was asked for: what came while one was drawn and is not the latest
 * is left out. After `stop` nothing is drawn.
 */
export class DrawLatest<T> {
  private waiting: { thing: T } | null = null;
  private isBusy = false;
  private isStopped = false;

  constructor(private readonly draw: (thing: T) => Promise<void>) {}

  ask(thing: T): void {
    this.waiting = { thing };
    if (!this.isBusy) void this.run();
  }

  stop(): void {
    this.isStopped = true;
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.waiting && !this.isStopped) {
        const { thing } = this.waiting;
        this.waiting = null;
        await this.draw(thing);
      }
    } finally {
      this.isBusy = false;
    }
  }
}
