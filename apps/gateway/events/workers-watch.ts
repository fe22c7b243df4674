import { WORKER_TTL_MS } from '#contracts';

interface SeenWorker {
  offers: string;
  seenAt: number;
}

/** Which workers there are, by their announcements, which are not validated. Times in milliseconds. */
export class WorkersWatch {
  private readonly seen = new Map<string, SeenWorker>();
  private hasChanged = false;

  get count(): number {
    return this.seen.size;
  }

  announced(data: Uint8Array, now: number): void {
    const { worker, leaving, ...offers } = parse(data);
    if (typeof worker !== 'string') return;
    if (leaving === true) this.hasChanged = this.seen.delete(worker) || this.hasChanged;
    else this.renew(worker, { offers: JSON.stringify(offers), seenAt: now });
  }

  /** Whether something changed since the last call. Who was silent for too long is gone. */
  takeChange(now: number): boolean {
    for (const [worker, { seenAt }] of this.seen) {
      if (now - seenAt > WORKER_TTL_MS) this.hasChanged = this.seen.delete(worker);
    }
    const changed = this.hasChanged;
    this.hasChanged = false;
    return changed;
  }

  private renew(worker: string, now: SeenWorker): void {
    if (this.seen.get(worker)?.offers !== now.offers) this.hasChanged = true;
    this.seen.set(worker, now);
  }
}

function parse(data: Uint8Array): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(data));
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
