import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as the orders service would see it. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A real HTTP server in the place of orders: it keeps what it saw and answers as told. */
export interface FakeOrders {
  url: string;
  seen: SeenRequest[];
  answerWith(answer: (request: SeenRequest, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

export async function startFakeOrders(): Promise<FakeOrders> {
  const seen: SeenRequest[] = [];
  const fine = (_request: SeenRequest, response: ServerResponse): void => void response.end('[]');
  let answer = fine;
  const server = createServer((request, response) => {
    void buffer(request).then(
      (body) => {
        const { method = '', url = '', headers } = request;
        const one = { method, url, headers, body };
        seen.push(one);
        answer(one, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith: (next) => (answer = next),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Answers as orders does: JSON with a status. */
export const json =
  (status: number, body: unknown, type = 'application/json') =>
  (_request: SeenRequest, response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
