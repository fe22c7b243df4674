import type { BeforeApplicationShutdown } from '@nestjs/common';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { problemOf } from '../../http/problem.filter.js';
import { UserError } from '../../errors/user-error.js';
import { SpanKind, withSpan } from '../../telemetry/index.js';
import type { Logger } from '../../telemetry/index.js';
import type { BusConnection } from '../connection/bus-connection.js';
import type { RequestHandler } from './request-handlers.js';
import { requestSubject } from './request-packet.js';
import type { QueryPacket, RemoteProblem, ReplyPacket } from './request-packet.js';
import { spanAttributes } from './span-attributes.js';

/** A service has 8 s to end: the connection and telemetry need some of it. */
const DRAIN_MS = 2000;

export interface RequestServerOptions {
  prefix: string;
  /** The instances of a service share its requests. */
  service: string;
  logger: Logger;
}

/**
 * Answers requests over the service's one connection, now and after every reconnect: each in a span that continues the
 * trace of the caller, errors as `{ err: { code, message, status, errors, current } }`, which `BusRequester` turns back.
 */
export class RequestServer implements BeforeApplicationShutdown {
  private connection: NatsConnection | null = null;
  private subscriptions: Subscription[] = [];
  private stopFollowing: () => void = () => undefined;
  private readonly answering = new Set<Promise<void>>();

  constructor(
    private readonly bus: BusConnection,
    private readonly options: RequestServerOptions,
  ) {}

  listen(handlers: readonly RequestHandler[]): void {
    this.stopFollowing = this.bus.onConnect(({ connection }) => {
      // A connection that came back has kept its subscriptions; a new one has none.
      if (this.connection === connection) return;
      this.connection = connection;
      this.subscriptions = handlers.map((handler) => this.subscribe(connection, handler));
    });
  }

  /** Stops accepting requests, and waits up to 2 s for the accepted ones. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopFollowing();
    await Promise.race([this.drain(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
  }

  private async drain(): Promise<void> {
    if (this.bus.connected)
      await Promise.all(this.subscriptions.map((subscription) => subscription.drain().catch(() => undefined)));
    await Promise.all(this.answering);
  }

  private subscribe(connection: NatsConnection, handler: RequestHandler): Subscription {
    const { prefix, service: queue } = this.options;
    return connection.subscribe(requestSubject(prefix, handler.request), {
      queue,
      callback: (error, message) => {
        if (error) return this.options.logger.warn({ err: error }, 'requests cannot be read');
        const answering = this.answer(handler, message).finally(() => this.answering.delete(answering));
        this.answering.add(answering);
      },
    });
  }

  private async answer({ request, handle }: RequestHandler, message: Msg): Promise<void> {
    const traceparent = message.headers?.get('traceparent') || null;
    const attributes = spanAttributes(request);
    await withSpan(request.name, { kind: SpanKind.SERVER, traceparent, attributes }, async (span) => {
      try {
        respond(message, { response: await handle(queryIn(message)) });
      } catch (error) {
        this.refuse(message, error, span);
      }
    });
  }

  private refuse(message: Msg, error: unknown, span: Span): void {
    const { code, detail, status, errors, current } = problemOf(error);
    span.setAttribute('error.type', code);
    if (status >= 500) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: code });
      this.options.logger.error({ err: error }, 'request failed');
    }
    const err: RemoteProblem = {
      code,
      message: detail,
      status,
      ...(errors && { errors }),
      ...(current && { current }),
    };
    try {
      respond(message, { err });
    } catch (lost) {
      this.options.logger.warn({ err: lost }, 'a reply could not be sent');
    }
  }
}

/** Throws where the reply is larger than the server's `max_payload`. */
function respond(message: Msg, packet: ReplyPacket): void {
  message.respond(JSON.stringify(packet));
}

function queryIn(message: Msg): unknown {
  try {
    return message.json<Partial<QueryPacket> | null>()?.data;
  } catch {
    throw new UserError('invalid_request', 'The request is not JSON.');
  }
}
