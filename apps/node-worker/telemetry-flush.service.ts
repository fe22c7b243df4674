import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';

/** A collector that does not answer must not hold up the shutdown. */
const FLUSH_MS = 1000;

/** Sends the last spans before the process ends, so that a drained task is seen to its end. */
@Injectable()
export class TelemetryFlushService implements OnApplicationShutdown {
  constructor(private readonly flush: () => Promise<void> = async () => undefined) {}

  async onApplicationShutdown(): Promise<void> {
    const given = new Promise((resolve) => setTimeout(resolve, FLUSH_MS).unref());
    await Promise.race([this.flush().catch(() => undefined), given]);
  }
}
