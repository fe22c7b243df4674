import { UserError } from '#platform/http';
import { findJsonFaults } from '#workflow-core';

interface ParsedRequest {
  headers: { 'content-type'?: string | undefined };
  /** The bytes that the JSON parser read; absent where there was no such body. */
  rawBody?: Buffer;
}

/**
 * Middleware after the JSON parser: 400 `invalid_json` for duplicate keys and numbers that would lose precision, which the
 * parser accepts.
 */
export function rejectFaultyJson(request: ParsedRequest, _response: unknown, next: (error?: unknown) => void): void {
  const faults = request.rawBody ? findJsonFaults(textOf(request.rawBody, request)) : [];
  const [first] = faults;
  if (!first) return next();
  const errors = faults.map(({ pointer, message }) => ({ pointer, message }));
  const message = `The body would not be kept as it is written: ${first.pointer}: ${first.message}`;
  next(new UserError('invalid_json', message, 400, errors));
}

/** The parser accepted the charset, so it is UTF-8 or UTF-16. */
function textOf(bytes: Buffer, { headers }: ParsedRequest): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return /^utf-?16/i.test(charset) ? bytes.toString('utf16le') : bytes.toString('utf8');
}
