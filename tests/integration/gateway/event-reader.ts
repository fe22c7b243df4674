import { waitUntil } from '../../../deploy/local/process/wait-until.js';

export interface ReadEvent {
  id: number;
  event: string;
  data: Record<string, unknown>;
}

/** Reads server-sent events as a browser does, until it is closed. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  private readonly stopping = new AbortController();
  private reading: Promise<void> = Promise.resolve();
  status = 0;
  /** The server ended the stream. */
  isOver = false;

  async open(url: string, headers: Record<string, string>): Promise<this> {
    const reply = await fetch(url, { headers, signal: this.stopping.signal });
    this.status = reply.status;
    this.reading = this.read(reply).then(
      () => void (this.isOver = true),
      () => undefined,
    );
    return this;
  }

  /** The events as soon as there are `count` of them. */
  async first(count: number): Promise<ReadEvent[]> {
    const found = await waitUntil(() => (this.events.length >= count ? this.events : undefined), { withinMs: 15_000 });
    if (!found) throw new Error(`Only ${this.events.length} of ${count} events came.`);
    return found;
  }

  /** All events of a stream that the server ends. */
  async all(): Promise<ReadEvent[]> {
    const over = await waitUntil(() => this.isOver || undefined, { withinMs: 15_000 });
    if (!over) throw new Error(`The stream goes on after ${this.events.length} events.`);
    return this.events;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.reading;
  }

  private async read(reply: Response): Promise<void> {
    let text = '';
    for await (const chunk of reply.body ?? []) {
      text += new TextDecoder().decode(chunk as Uint8Array, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames.filter((one) => one.includes('event: '))) {
        this.events.push(parseFrame(frame, this.events.at(-1)?.id));
      }
    }
  }
}

/** A frame without an id has that of the one before. */
function parseFrame(frame: string, idBefore = 0): ReadEvent {
  const fields = Object.fromEntries(frame.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
  return {
    id: Number(fields['id'] ?? idBefore),
    event: fields['event'] ?? '',
    data: JSON.parse(fields['data'] ?? '{}') as Record<string, unknown>,
  };
}
