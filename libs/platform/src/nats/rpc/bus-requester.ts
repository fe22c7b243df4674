import { randomUUID } from 'node:crypto';
import { headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { BusRequest } from '#contracts';
import { OperationalError, UserError } from '../../errors/user-error.js';
import { SpanKind, currentTraceparent, withSpan } from '../../telemetry/index.js';
import type { BusConnection } from '../connection/bus-connection.js';
import { requestSubject } from './request-packet.js';
import type { QueryPacket, RemoteProblem, ReplyPacket } from './request-packet.js';
import { spanAttributes } from './span-attributes.js';

/**
 * Sends requests to another service over core NATS. Never waits for a connection: `OperationalError('bus_unreachable' |
 * 'service_unreachable')` without a reply in time, `UserError` with the code of the other service where that refuses.
 */
export class BusRequester {
  constructor(
    private readonly bus: BusConnection,
    private readonly prefix: string,
  ) {}

  /** The reply to `query`, which its service validates. */
  ask<Query extends object, Reply>(
    request: BusRequest<Query, Reply>,
    query: NoInfer<Query>,
    timeoutMs = 5000,
  ): Promise<Reply> {
    const span = { kind: SpanKind.CLIENT, attributes: spanAttributes(request) };
    return withSpan(request.name, span, async () => {
      const { err, response } = await this.send(this.connectionFor(request), request, query, timeoutMs);
      if (err !== undefined) throw remoteError(request.name, err);
      return response as Reply;
    });
  }

  private connectionFor({ name }: BusRequest<never, unknown>): NatsConnection {
    const link = this.bus.link();
    if (link) return link.connection;
    throw new OperationalError(
      'bus_unreachable',
      `NATS is not reachable, so "${name}" cannot be asked. Try again when it is.`,
    );
  }

  private async send(
    connection: NatsConnection,
    request: BusRequest<never, unknown>,
    data: unknown,
    timeoutMs: number,
  ): Promise<ReplyPacket> {
    const head = headers();
    const traceparent = currentTraceparent();
    if (traceparent) head.set('traceparent', traceparent);
    const subject = requestSubject(this.prefix, request);
    const packet: QueryPacket = { pattern: request.name, data, id: randomUUID() };
    try {
      const reply = await connection.request(subject, JSON.stringify(packet), { timeout: timeoutMs, headers: head });
      return reply.json<ReplyPacket>();
    } catch (error) {
      throw new OperationalError(
        'service_unreachable',
        `No service answered "${request.name}" within ${timeoutMs} ms. Is it running?`,
        error,
      );
    }
  }
}

function remoteError(name: string, problem: RemoteProblem | null): Error {
  if (problem?.code && problem.message) {
    if (problem.status < 500) return userError(problem);
    // A dependency of the other service is down for this caller as well.
    if (problem.status === 503) return new OperationalError(problem.code, problem.message);
  }
  const why = problem?.message ?? 'no error message.';
  return new OperationalError('service_failed', `"${name}" failed in the other service: ${why}`);
}

const userError = ({ code, message, status, errors, current }: RemoteProblem): UserError =>
  Object.assign(new UserError(code, message, status, errors), current && { current });
