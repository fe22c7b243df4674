import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DeliverPolicy } from '@nats-io/jetstream';
import { eventStream, eventSubject } from '#contracts';
import { OperationalError } from '#platform/http';
import { BusConnection } from '#platform/nats';
import { GatewayConfig } from '../gateway.config.js';

const KEEP_ALIVE_MS = 15_000;

interface Sink extends Writable {
  writeHead(status: number, headers: Record<string, string>): unknown;
}

/** A run's events as they are stored on the bus, from the first on; the event id is the stream's sequence. */
@Injectable()
export class RunEventsService {
  constructor(
    private readonly bus: BusConnection,
    private readonly config: GatewayConfig,
  ) {}

  async pipe(runId: string, from: { after: number; signal: AbortSignal }, sink: Sink): Promise<void> {
    const messages = await this.open(from.after);
    from.signal.addEventListener('abort', () => void messages.close());
    sink.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const alive = setInterval(() => sink.write(': alive\n\n'), KEEP_ALIVE_MS);
    try {
      for await (const message of messages) {
        const body = message.string();
        if (!body.includes(runId)) continue;
        const event = message.subject.slice(eventSubject(this.config.natsPrefix, '').length);
        sink.write(`id: ${message.seq}\nevent: ${event}\ndata: ${body}\n\n`);
      }
    } finally {
      clearInterval(alive);
      sink.end();
    }
  }

  private async open(after: number) {
    const link = this.bus.link();
    if (!link)
      throw new OperationalError(
        'bus_unreachable',
        'NATS is not reachable, so events cannot be followed now. The run goes on; try again.',
      );
    const start =
      after > 0
        ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 }
        : { deliver_policy: DeliverPolicy.All };
    const consumer = await link.js.consumers.get(eventStream(this.config.natsPrefix).name, start);
    return consumer.consume();
  }
}
