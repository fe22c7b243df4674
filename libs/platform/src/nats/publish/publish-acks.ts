import { createInbox } from '@nats-io/transport-node';
import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node';

/** Why a message was not stored. `stream_missing`: no stream takes its subject, or none answered in time. */
export class PublishRefused extends Error {
  constructor(
    readonly reason: 'stream_missing' | 'refused',
    message: string,
    /** JetStream's error code, where it gave one. */
    readonly code?: number,
  ) {
    super(message);
    this.name = 'PublishRefused';
  }
}

interface Answer {
  error?: { code: number; err_code?: number; description?: string };
}

const NO_RESPONDERS = 503;

/**
 * Publishes to JetStream and receives its acknowledgements over one subscription. The client library's own requests do the
 * same at several times the cost, which counts where every node of every run is a message.
 */
export class PublishAcks {
  private readonly inbox = createInbox();
  private readonly open = new Map<string, (answer: Msg | PublishRefused) => void>();
  private count = 0;

  constructor(private readonly connection: NatsConnection) {
    connection.subscribe(`${this.inbox}.*`, {
      callback: (error, answer) => {
        if (!error) this.open.get(answer.subject)?.(answer);
      },
    });
  }

  /** Resolves when the message is stored. Throws `PublishRefused`, also where nothing answers within `withinMs`. */
  publish(subject: string, body: Uint8Array, headers: MsgHdrs, withinMs: number): Promise<void> {
    this.count += 1;
    const reply = `${this.inbox}.${this.count.toString(36)}`;
    return new Promise((resolve, reject) => {
      const finish = (answer: Msg | PublishRefused): void => {
        this.open.delete(reply);
        clearTimeout(timer);
        const refusal = answer instanceof PublishRefused ? answer : refusalIn(answer, subject);
        if (refusal) reject(refusal);
        else resolve();
      };
      const timer = setTimeout(() => finish(lateFor(subject, withinMs)), withinMs);
      this.open.set(reply, finish);
      this.connection.publish(subject, body, { headers, reply });
    });
  }
}

const lateFor = (subject: string, withinMs: number): PublishRefused =>
  new PublishRefused('stream_missing', `JetStream did not answer for ${subject} within ${withinMs} ms.`);

function refusalIn(answer: Msg, subject: string): PublishRefused | null {
  if (answer.headers?.code === NO_RESPONDERS)
    return new PublishRefused('stream_missing', `No stream takes ${subject}.`);
  const { error } = answer.json<Answer>();
  if (!error) return null;
  return new PublishRefused(
    'refused',
    `JetStream refused ${subject}: ${error.description ?? error.code}`,
    error.err_code,
  );
}
