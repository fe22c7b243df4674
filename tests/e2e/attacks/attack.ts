import type { ServiceName } from '../../../deploy/local/supervisor/service-table.js';

/** Bytes that somebody sends to a service's port, and how they must be refused; `code` is null for an answer without a body. */
export interface Attack {
  to: ServiceName;
  /** Latin-1. `{token}`, `{internal}`, `{order}`, `{run}` and `{artifact}` stand for those of the instance. */
  bytes: string;
  status: number;
  code: string | null;
}

export type Attacks = Record<string, Attack>;

export type Headers = readonly (readonly [name: string, value: string])[];

export const BEARER = ['Authorization', 'Bearer {token}'] as const;
export const INTERNAL = ['X-HartOMat-Internal', '{internal}'] as const;
export const JSON_TYPE = ['Content-Type', 'application/json'] as const;

/** A request with `Host` and the length of its body, unless `headers` name them. */
export function requestOf(line: string, headers: Headers = [], body = ''): string {
  const has = (name: string): boolean => headers.some(([given]) => given.toLowerCase() === name);
  const all: Headers = [
    ...(has('host') ? [] : [['Host', '127.0.0.1'] as const]),
    ...headers.filter(([name]) => name !== ''),
    ...(body === '' || has('content-length') || has('transfer-encoding')
      ? []
      : [['Content-Length', String(Buffer.byteLength(body, 'latin1'))] as const]),
    ['Connection', 'close'] as const,
  ];
  return `${line} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** Makes attacks on one service: line, headers and body, then what must come back. */
export const on =
  (to: ServiceName) =>
  (status: number, code: string | null, line: string, ...rest: [headers?: Headers, body?: string]): Attack => ({
    to,
    bytes: requestOf(line, ...rest),
    status,
    code,
  });
