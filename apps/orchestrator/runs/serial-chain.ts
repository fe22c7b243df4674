/** Does one piece of work after another, in the order in which they were added. One that fails ends only itself. */
export class SerialChain {
  private last: Promise<void> = Promise.resolve();

  /** `onError` is told of work that failed; it must not throw. */
  constructor(private readonly onError: (error: unknown) => void) {}

  /**
   * Resolves when all work added before has ended, so that a caller who waits for it is at most one piece ahead. Never
   * rejects.
   */
  add(work: () => Promise<void>): Promise<void> {
    const before = this.last;
    this.last = before.then(work).catch(this.onError);
    return before;
  }

  /** Resolves when all that was added has ended. */
  idle(): Promise<void> {
    return this.last;
  }
}
