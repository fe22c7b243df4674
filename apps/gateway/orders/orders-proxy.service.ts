import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import type { Problem } from '#contracts';
import { OperationalError, UserError } from '#platform/http';
import { currentTraceparent } from '#platform/telemetry';
import { GatewayConfig } from '../gateway.config.js';

const ANSWER_WITHIN_MS = 30_000;

export interface ProxiedBody {
  contentType: string;
  contentLength?: string;
  stream: Readable;
}

/** Speaks to orders over plain HTTP, so that orders' routes work with the bus down. Orders' problems pass through. */
@Injectable()
export class OrdersProxyService {
  constructor(private readonly config: GatewayConfig) {}

  async json<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await this.send(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return (await reply.json()) as T;
  }

  /** Streams a body through as it comes, without looking into it. */
  async upload<T>(path: string, body: ProxiedBody): Promise<T> {
    const reply = await this.send(path, {
      method: 'POST',
      headers: {
        'content-type': body.contentType,
        ...(body.contentLength && { 'content-length': body.contentLength }),
      },
      body: Readable.toWeb(body.stream) as unknown as RequestInit['body'],
      duplex: 'half',
    } as RequestInit);
    return (await reply.json()) as T;
  }

  async download(path: string): Promise<{ contentType: string; stream: Readable }> {
    const reply = await this.send(path, { method: 'GET' });
    return {
      contentType: reply.headers.get('content-type') ?? 'application/octet-stream',
      stream: Readable.fromWeb(reply.body as ReadableStream),
    };
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const traceparent = currentTraceparent();
    const headers = {
      ...(init.headers as Record<string, string>),
      'x-hartomat-internal': this.config.internalToken,
      ...(traceparent && { traceparent }),
    };
    const url = `${this.config.ordersUrl}/internal${path}`;
    const reply = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch(
      (error: unknown) => {
        throw new OperationalError(
          'orders_unreachable',
          'The orders service does not answer. See "./hartomat status", then try again.',
          error,
        );
      },
    );
    if (!reply.ok) throw await problemOf(reply);
    return reply;
  }
}

async function problemOf(reply: Response): Promise<Error> {
  const problem = (await reply.json().catch(() => null)) as Problem | null;
  if (problem?.code && reply.status < 500)
    return new UserError(problem.code, problem.detail, reply.status, problem.errors);
  return new OperationalError(
    problem?.code ?? 'orders_failed',
    problem?.detail ?? `The orders service answered ${reply.status}.`,
  );
}
