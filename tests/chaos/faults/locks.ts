/** Two faults of one server or process come one after the other: each shall mean what its name says. */
export class Locks {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs `work` once all that was asked for earlier on any of the names is over. */
  async hold<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const earlier = Promise.allSettled(names.map((name) => this.tails.get(name)));
    const turn = earlier.then(work);
    for (const name of names) this.tails.set(name, turn);
    return turn;
  }
}
