/** Stores one message with some results, each as JSON; resolves when it is stored. */
export type SendResults = (results: readonly string[]) => Promise<unknown>;

interface Waiting {
  text: string;
  done: (error?: unknown) => void;
}

/** A larger result is sent alone. */
const MAX_LENGTH = 400_000;

/**
 * Batches results without delay: a result is sent at once, and those added while a message is under way are sent together in
 * the next.
 */
export class ResultsSender {
  private readonly waiting: Waiting[] = [];
  private sending = false;

  /** `most`: how many results one message may have. */
  constructor(
    private readonly send: SendResults,
    private readonly most: number,
  ) {}

  /** Resolves when this result is stored; rejects where its message could not be stored. */
  add(result: object): Promise<void> {
    const text = JSON.stringify(result);
    const stored = new Promise<void>((resolve, reject) => {
      this.waiting.push({ text, done: (error) => (error === undefined ? resolve() : reject(error as Error)) });
    });
    if (!this.sending) void this.sendAll();
    return stored;
  }

  private async sendAll(): Promise<void> {
    this.sending = true;
    while (this.waiting.length > 0) await this.sendSome(this.takeSome());
    this.sending = false;
  }

  private async sendSome(some: readonly Waiting[]): Promise<void> {
    try {
      await this.send(some.map(({ text }) => text));
      for (const { done } of some) done();
    } catch (error) {
      for (const { done } of some) done(error);
    }
  }

  private takeSome(): Waiting[] {
    let length = 0;
    const count = this.waiting.findIndex(({ text }, at) => {
      length += text.length;
      return at > 0 && (at === this.most || length > MAX_LENGTH);
    });
    return this.waiting.splice(0, count === -1 ? this.waiting.length : count);
  }
}
