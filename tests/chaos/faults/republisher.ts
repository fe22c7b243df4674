import { setTimeout as sleep } from 'node:timers/promises';
import { busAddress } from '#platform/bus-address';
import { connect, headers } from '@nats-io/transport-node';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { resultFilter } from '#contracts';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';

const COPY = 'x-copy';
const LATEST_MS = 1500;
const ENOUGH = 50;
const WAIT_FOR_ENOUGH_MS = 60_000;

/** Says results again, each up to 1.5 s later, so that copies come twice and out of order. */
export class Republisher {
  copies = 0;

  constructor(
    private readonly natsUrl: string,
    private readonly random: () => number,
  ) {}

  /** At least `ms`, and longer where hardly anything is said meanwhile. */
  async repeatFor(ms: number): Promise<void> {
    const connection = await connect({
      ...busAddress(this.natsUrl),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
      waitOnFirstConnect: true,
    });
    try {
      connection.subscribe(resultFilter('wf'), { callback: (_, result) => this.sayAgain(connection, result) });
      const before = this.copies;
      await sleep(ms);
      const isEnough = (): true | undefined => (this.copies >= before + ENOUGH ? true : undefined);
      await waitUntil(isEnough, { withinMs: WAIT_FOR_ENOUGH_MS });
      await sleep(LATEST_MS);
    } finally {
      await connection.close();
    }
  }

  private sayAgain(connection: NatsConnection, { subject, data, headers: said }: Msg): void {
    if (said?.has(COPY)) return;
    const head = headers();
    head.set(COPY, '1');
    setTimeout(() => {
      if (connection.isClosed()) return;
      this.copies += 1;
      connection.publish(subject, data, { headers: head });
    }, this.random() * LATEST_MS);
  }
}
