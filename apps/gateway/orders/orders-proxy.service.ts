import { Agent, request as openRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { request as openSecureRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Problem } from '#contracts';
import { callerIn } from '#platform/access';
import { OperationalError, UserError } from '#platform/http';
import { currentTraceparent } from '#platform/telemetry';
import { GatewayConfig } from '../gateway.config.js';
import type { OrdersCall } from './orders-call.js';

const ANSWER_WITHIN_MS = 30_000;
const PASSED_ON = [
  'content-type',
  'content-length',
  'content-disposition',
  'cache-control',
  'etag',
  'link',
  'location',
  'retry-after',
];

/** Forwards requests to orders over plain HTTP, so that its routes work without the bus, and streams the replies back. */
@Injectable()
export class OrdersProxyService {
  // A kept-alive connection may be closed by orders just when it is reused; a new one is cheap.
  private readonly agent = new Agent({ keepAlive: false });

  constructor(private readonly config: GatewayConfig) {}

  /** Resolves when the reply is passed on; rejects with 503 `service_unreachable` where there was none. */
  forward(call: OrdersCall, response: ServerResponse): Promise<void> {
    return new Promise((resolve, reject) => {
      const upstream = this.open({ ...call, ...callerIn(response) });
      let answered = false;
      upstream.once('response', (answer) => {
        answered = true;
        passOn(answer, response, resolve);
      });
      // After its reply orders may close the connection before it has read the whole body.
      upstream.once('error', (error) => answered || reject(unreachable(error)));
      response.once('close', () => upstream.destroy());
      send(call, upstream, (error) => answered || reject(error));
    });
  }

  /** A reply that the gateway reads itself; `path` as in `OrdersCall`. Rejects with orders' problem, else 503 `service_unreachable`. */
  async read<T>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<T> {
    const headers = this.headersOf({});
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(new URL(path, this.config.ordersUrl), { method, headers, signal }).catch(
      (error: Error) => {
        throw unreachable(error);
      },
    );
    if (!answer.ok) throw await refusalOf(answer);
    return (await answer.json()) as T;
  }

  private open(call: OrdersCall & { changedBy?: string }): ClientRequest {
    const url = new URL(call.path, this.config.ordersUrl);
    const open = url.protocol === 'https:' ? openSecureRequest : openRequest;
    const upstream = open(url, {
      method: call.method,
      headers: this.headersOf(call),
      ...(url.protocol === 'http:' && { agent: this.agent }),
    });
    const withinMs = call.withinMs ?? ANSWER_WITHIN_MS;
    return upstream.setTimeout(withinMs, () => upstream.destroy(new Error(`no answer within ${withinMs} ms`)));
  }

  private headersOf({
    json,
    stream,
    headers = {},
    changedBy,
  }: Pick<OrdersCall, 'json' | 'stream' | 'headers'> & { changedBy?: string }): Record<string, string> {
    const traceparent = currentTraceparent();
    return {
      'x-hartomat-internal': this.config.internalToken,
      ...(changedBy !== undefined && { 'x-hartomat-user': encodeURIComponent(changedBy) }),
      ...(traceparent && { traceparent }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...givenIn({ ...headers }),
      ...stream?.headers,
    };
  }
}

const givenIn = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined));

function send({ json, stream }: OrdersCall, upstream: ClientRequest, failed: (error: Error) => void): void {
  if (!stream) return void upstream.end(json === undefined ? undefined : JSON.stringify(json));
  stream.body.once('error', failed);
  stream.body.once('error', () => upstream.destroy());
  stream.body.pipe(upstream);
}

function passOn(answer: IncomingMessage, response: ServerResponse, done: () => void): void {
  response.statusCode = answer.statusCode ?? 502;
  for (const name of PASSED_ON) {
    const value = answer.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  // An error after the headers cannot become a problem any more: the connection just ends early.
  pipeline(answer, response, () => done());
}

/** The cause names an address, so it is only logged. */
const unreachable = (cause: Error): OperationalError =>
  new OperationalError(
    'service_unreachable',
    `The orders service does not answer. Check that it runs (./hartomat status) and try again.`,
    cause,
  );

async function refusalOf(answer: Response): Promise<Error> {
  const { code, detail, errors } = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  if (answer.status < 500 && code && detail) return new UserError(code, detail, answer.status, errors);
  if (answer.status === 503 && code && detail) return new OperationalError(code, detail);
  return unreachable(new Error(`it answered ${answer.status}`));
}
