import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '#contracts';

type Answer = Pick<Problem, 'status' | 'title' | 'code' | 'detail'>;

const TOO_LARGE: Answer = {
  status: 431,
  title: 'Request Header Fields Too Large',
  code: 'headers_too_large',
  detail: 'The headers of the request have more than 16 KB together. Send fewer or shorter ones.',
};
const TOO_SLOW: Answer = {
  status: 408,
  title: 'Request Timeout',
  code: 'request_timeout',
  detail: 'The request did not arrive in time. Send it again.',
};
const UNREADABLE: Answer = {
  status: 400,
  title: 'Bad Request',
  code: 'http_unreadable',
  detail: 'The request is not valid HTTP: a header or the request line has a character that must not be there.',
};
const BY_CODE: Record<string, Answer> = { HPE_HEADER_OVERFLOW: TOO_LARGE, ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW };

/** Answers malformed HTTP, which never reaches a handler, with problem+json and closes the connection. */
export function answerMalformedHttp(server: Server): void {
  // Otherwise Node answers a missing Host itself, with an empty body.
  Object.assign(server, { requireHostHeader: false });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const { status, title, code, detail } = BY_CODE[error.code ?? ''] ?? UNREADABLE;
    const body = JSON.stringify({ type: 'about:blank', title, status, detail, code } satisfies Problem);
    const head = `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json; charset=utf-8\r\n`;
    socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  });
}
