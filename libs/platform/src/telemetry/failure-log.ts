import type { Logger } from './logger.js';

const EVERY_MS = 10_000;
const MOST_KINDS = 100;

interface Note {
  level: 'warn' | 'error';
  /** Failures of one kind share log lines; it must not contain ids. */
  kind: string;
  details: object;
  message: string;
}

interface Open {
  last: Note;
  unsaid: number;
  timer: NodeJS.Timeout;
}

/**
 * Logs failures that may come by the thousand: the first of a kind at once, then at most one line in 10 s, with `times`
 * = how many failures it counts and the details of the last.
 */
export class FailureLog {
  private readonly open = new Map<string, Open>();

  constructor(
    private readonly logger: Logger,
    private readonly everyMs = EVERY_MS,
  ) {}

  note(note: Note): void {
    const key = this.open.has(note.kind) || this.open.size < MOST_KINDS ? note.kind : 'other';
    const found = this.open.get(key);
    if (!found) {
      this.open.set(key, { last: note, unsaid: 0, timer: this.wait(key) });
      return this.write(note, 1);
    }
    found.last = note;
    found.unsaid += 1;
  }

  /** Logs the suppressed failures; call it at shutdown. */
  flush(): void {
    for (const { last, unsaid, timer } of this.open.values()) {
      clearTimeout(timer);
      if (unsaid > 0) this.write(last, unsaid);
    }
    this.open.clear();
  }

  private wait(key: string): NodeJS.Timeout {
    return setTimeout(() => this.close(key), this.everyMs).unref();
  }

  /** Drops a kind without further failures. */
  private close(key: string): void {
    const found = this.open.get(key);
    if (!found) return;
    if (found.unsaid === 0) return void this.open.delete(key);
    this.write(found.last, found.unsaid);
    this.open.set(key, { last: found.last, unsaid: 0, timer: this.wait(key) });
  }

  private write({ level, details, message }: Note, times: number): void {
    this.logger[level]({ ...details, times }, message);
  }
}
