import type { ServerResponse } from 'node:http';
import { sseFrame } from './run-event.js';
import type { EventFrame } from './run-event.js';

/** After how long browsers connect again. */
const RETRY_MS = 2000;

/** A response of server-sent events, which its first frame or `open` begins. */
export class SseStream {
  constructor(private readonly response: ServerResponse) {}

  /** The client has left. */
  get isClosed(): boolean {
    return this.response.closed || this.response.destroyed;
  }

  open(): void {
    if (this.response.headersSent) return;
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    this.response.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Backpressure: resolves when a slow client has read its events, or has left. */
  async send(frames: readonly EventFrame[]): Promise<void> {
    if (frames.length === 0 || this.isClosed) return;
    this.open();
    if (!this.response.write(frames.map(sseFrame).join(''))) await writable(this.response);
  }
}

function writable(response: ServerResponse): Promise<void> {
  if (response.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
