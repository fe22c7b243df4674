import type { Readable } from 'node:stream';
import type { IdempotencyKeyHeader, IfMatchHeader } from '#contracts';

/** A call to the orders service; `path` is below `/internal` and already encoded. */
export interface OrdersCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Request headers that are passed on. */
  headers?: IfMatchHeader & IdempotencyKeyHeader;
  /** The timeout, where it is not the default. */
  withinMs?: number;
  /** A body that is streamed. */
  stream?: { body: Readable; headers: Record<string, string> };
}

/** `path` with its `:names` filled in, each encoded. */
export function internalPath(path: string, params: Record<string, string> = {}, query: Record<string, unknown> = {}) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
  const search = new URLSearchParams(given).toString();
  return `/internal${filled}${search && `?${search}`}`;
}
