import { request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Sent {
  method: string;
  /** The request target, byte for byte. */
  target: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

export interface Answer {
  status: number;
  mediaType: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Sends a request without the corrections that `fetch` makes to a path. */
export function sendRequest(origin: string, { method, target, headers, body }: Sent): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, method, path: target, headers, agent: false }, (reply) => {
      const { statusCode: status = 0, headers: given } = reply;
      const mediaType = given['content-type']?.split(';')[0] ?? '';
      text(reply).then((said) => resolve({ status, mediaType, headers: given, body: said }), reject);
    });
    sent.once('error', (error) => reject(new Error(`${method} ${target}: ${error.message}`, { cause: error })));
    sent.end(body);
  });
}

/** What of `answers` let somebody in, or refused in another way than a problem of 401, 404 or 405. */
export const notRefused = (answers: Record<string, Answer>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, { status, mediaType }]) => ![401, 404, 405].includes(status) || mediaType !== PROBLEM)
      .map(([name, { status, mediaType, body }]) => [name, `${status} ${mediaType} ${body.slice(0, 200)}`]),
  );

const PROBLEM = 'application/problem+json';
