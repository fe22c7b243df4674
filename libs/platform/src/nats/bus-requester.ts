import { randomUUID } from 'node:crypto';
import { headers } from '@nats-io/transport-node';
import { OperationalError, UserError } from '../http/user-error.js';
import { currentTraceparent } from '../telemetry/index.js';
import type { BusConnection } from './bus-connection.js';

interface ReplyPacket {
  response?: unknown;
  err?: unknown;
}

/** A failure as `rpcExceptionOf` wrote it on the other side. */
interface RemoteProblem {
  code: string;
  message: string;
  status: number;
  errors?: { pointer: string; message: string }[];
}

/**
 * Asks another service over core NATS, in the packet form of Nest's transport. Never waits for a connection:
 * `OperationalError('bus_unreachable' | 'service_unreachable')` where nobody answers in time.
 */
export class BusRequester {
  constructor(
    private readonly bus: BusConnection,
    private readonly prefix: string,
  ) {}

  async ask<T>(pattern: string, data: unknown, timeoutMs = 5000): Promise<T> {
    const link = this.bus.link();
    if (!link)
      throw new OperationalError(
        'bus_unreachable',
        `NATS is not reachable, so "${pattern}" cannot be asked. Try again when it is.`,
      );
    const packet = await this.send(link.connection, pattern, data, timeoutMs);
    if (packet.err !== undefined) throw remoteError(pattern, packet.err);
    return packet.response as T;
  }

  private async send(
    connection: NonNullable<ReturnType<BusConnection['link']>>['connection'],
    pattern: string,
    data: unknown,
    timeoutMs: number,
  ): Promise<ReplyPacket> {
    const head = headers();
    const traceparent = currentTraceparent();
    if (traceparent) head.set('traceparent', traceparent);
    const body = JSON.stringify({ pattern, data, id: randomUUID() });
    try {
      const reply = await connection.request(requestSubject(this.prefix, pattern), body, {
        timeout: timeoutMs,
        headers: head,
      });
      return reply.json<ReplyPacket>();
    } catch (error) {
      throw new OperationalError(
        'service_unreachable',
        `No service answered "${pattern}" within ${timeoutMs} ms. Is it running?`,
        error,
      );
    }
  }
}

/** Request patterns are prefixed like every subject, so that instances can share a server. */
export const requestSubject = (prefix: string, pattern: string): string => `${prefix}.request.${pattern}`;

function remoteError(pattern: string, problem: unknown): Error {
  const { code, message, status = 500, errors } = (problem ?? {}) as Partial<RemoteProblem>;
  if (code && message && status < 500) return new UserError(code, message, status, errors);
  // What is down behind the other side is down for whoever asks here.
  if (code && message && status === 503) return new OperationalError(code, message);
  return new OperationalError(
    'service_failed',
    `"${pattern}" failed on the other side: ${message ?? 'no error message.'}`,
  );
}
